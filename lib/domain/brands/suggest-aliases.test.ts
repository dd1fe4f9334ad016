import fc from "fast-check";
import { expect, it } from "vitest";
import { brandSchema } from "./brand";
import { sayName, suggestAliases } from "./suggest-aliases";

it.each([
  ["Acme GmbH & Co. KG", "Acme"],
  ["Acme, Inc.", "Acme"],
  ["Acme S.A.", "Acme"],
  ["Barilla SpA", "Barilla"],
  ["Orlen Sp. z o.o.", "Orlen"],
  ["Tiffany & Co.", "Tiffany"],
  ["Veltrano™ Pty. Ltd.", "Veltrano"],
  // These are names.
  ["Green Spa", "Green Spa"],
  ["Ford Motor Company", "Ford Motor Company"],
  ["Booking.com", "Booking.com"],
  ["GmbH", "GmbH"],
])("“%s” is said “%s”", (name, said) => {
  expect(sayName(name)).toBe(said);
});

it.each([
  ["Veltrano", ["veltrano.com"], ["Veltrano"]],
  ["Brunello Forma", ["https://www.brunello-forma.it/"], ["Brunello Forma", "BrunelloForma"]],
  ["Coca-Cola", [], ["Coca-Cola", "Coca Cola", "CocaCola"]],
  ["ProjectHub", [], ["ProjectHub", "Project Hub"]],
  ["Johnson & Johnson", [], ["Johnson & Johnson", "Johnson and Johnson"]],
  ["Löffel", [], ["Löffel", "Loeffel"]],
  // What its site is called is a guess unless the name says it, too.
  ["Acme Running Shoes", ["acme.co.uk"], ["Acme Running Shoes", "AcmeRunningShoes", "Acme"]],
  [
    "International Business Machines Corp.",
    ["shop.ibm.com"],
    ["International Business Machines", "InternationalBusinessMachines", "IBM"],
  ],
  ["Meta", ["facebook.com"], ["Meta"]],
  ["Acme Tools", ["youtube.com/@acme"], ["Acme Tools", "AcmeTools"]],
  ["  ", ["acme.com"], []],
])("“%s” at %j is probably written %j", (name, domains, aliases) => {
  expect(suggestAliases({ name, domains })).toEqual(aliases);
});

const words = fc.stringMatching(/^[\p{L}\p{N}&.,™'-]{1,12}$/u);
const names = fc.array(words, { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));
const sites = fc.array(fc.domain(), { maxLength: 2 });

it("suggests what a brand can have: the name as it is said first, and none twice", () => {
  fc.assert(
    fc.property(names, sites, (name, domains) => {
      fc.pre(/[\p{L}\p{N}]/u.test(name));
      const aliases = suggestAliases({ name, domains });
      expect(aliases[0]).toBe(sayName(name));
      const made = brandSchema.safeParse({ name, aliases: aliases.map((text) => ({ text })) });
      expect(made.error?.issues ?? []).toEqual([]);
      expect(new Set(aliases.map((text) => text.normalize("NFKC").toLowerCase())).size).toBe(aliases.length);
      // What is said once more is said the same.
      expect(sayName(sayName(name))).toBe(sayName(name));
    }),
  );
});
