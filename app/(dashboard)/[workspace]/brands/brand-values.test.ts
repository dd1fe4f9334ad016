import { expect, it } from "vitest";
import { brandBeginning, newAlias, problemOf, problemsWithin, toBrand } from "./brand-values";

it("sends what the form began with as it was, and nothing of lines that are empty", () => {
  const view = {
    ...{ id: "1", number: 1, name: "Ring", role: "own" as const, archivedAt: null },
    aliases: [
      {
        text: "Ring",
        case: "exact" as const,
        boundary: "word" as const,
        accents: "any" as const,
        not: ["a", "b"],
      },
    ],
    ...{ domains: ["ring.com", "youtube.com/@ring"], names: [{ market: "Japan", name: "リング" }] },
  };
  const begun = brandBeginning(view, "");
  const values = { ...begun, aliases: [newAlias(9), ...begun.aliases], domains: `\n${begun.domains}\n ` };
  expect(toBrand(values)).toEqual({
    brand: {
      ...{ name: "Ring", role: "own", domains: view.domains, names: view.names },
      aliases: [{ text: "Ring", case: "exact", not: ["a", "b"] }],
    },
    places: { aliases: [0], names: [0] },
  });
  expect(toBrand(brandBeginning(null, "Nest")).brand).toMatchObject({ name: "Nest", role: "competitor" });
});

it("says problems where they are typed", () => {
  const fields = { "domains[1]": "Shared.", "aliases[0].text": "Empty.", "aliases[0].not[2]": "Nothing." };
  expect(problemOf(fields, "domains")).toBe("Line 2: Shared.");
  expect(problemOf(fields, "aliases[0].not")).toBe("Line 3: Nothing.");
  expect(problemsWithin(fields, "aliases[0]", "not")).toBe("Empty.");
  expect(problemOf(fields, "name")).toBeUndefined();
});
