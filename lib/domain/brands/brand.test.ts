import { describe, expect, it } from "vitest";
import { brandsSchema, rulesOf } from "./brand";
import { BRAND_LIMITS } from "./brand-limits";

const problemsOf = (brands: unknown): string[] =>
  brandsSchema.safeParse(brands).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ??
  [];

it("fills in what is not said", () => {
  expect(
    brandsSchema.parse([
      { name: " Acme ", aliases: [{ text: "Acme  Co" }], domains: ["https://www.Acme.com/"] },
    ]),
  ).toEqual([
    {
      name: "Acme",
      aliases: [{ text: "Acme Co", case: "any", boundary: "word", accents: "any", not: [] }],
      domains: [{ host: "acme.com", path: "" }],
      role: "competitor",
      names: [],
    },
  ]);
});

describe("what is wrong is said by field", () => {
  const acme = (more: object) => [{ name: "Acme", ...more }];
  it.each([
    [{}, ": Not a list of brands."],
    [[{ name: " " }], "0.name: Give the brand a name."],
    [[{ name: "x".repeat(101) }], "0.name: At most 100 characters."],
    [[{ name: "Acme" }, { name: "ACME" }], "1.name: “ACME” stands here twice."],
    [acme({ aliases: [{ text: "\u200b" }] }), "0.aliases.0.text: The alias has nothing that could be found."],
    [
      acme({ aliases: [{ text: "a\u0000b" }] }),
      "0.aliases.0.text: The alias has a character that is not text, U+0000, at position 2. Remove it.",
    ],
    [acme({ aliases: [{ text: "Ring", case: "some" }] }), "0.aliases.0.case: One of: any, exact."],
    [
      acme({ aliases: [{ text: "Ring", not: ["finger"] }] }),
      "0.aliases.0.not.0: A phrase that cancels holds the alias and more: “finger” would cancel nothing.",
    ],
    [
      acme({ aliases: [{ text: "Ring", not: ["ring"] }] }),
      "0.aliases.0.not.0: A phrase that cancels holds the alias and more: “ring” would cancel all of it.",
    ],
    [acme({ aliases: [{ text: "Ring" }, { text: "Ring" }] }), "0.aliases: An alias stands here twice."],
    [
      acme({
        aliases: Array.from({ length: BRAND_LIMITS.aliases + 1 }, (_, place) => ({ text: `Acme ${place}` })),
      }),
      "0.aliases: At most 50 aliases.",
    ],
    [acme({ domains: ["acme"] }), "0.domains.0: Not a domain: acme.com, shop.acme.com or youtube.com/@acme."],
    [acme({ domains: ["acme.com", "www.acme.com"] }), "0.domains: A domain stands here twice."],
    [acme({ role: "friend" }), "0.role: One of: own, competitor, control."],
    [
      acme({
        names: [
          { market: "JP", name: "アクメ" },
          { market: "jp", name: "ア" },
        ],
      }),
      "0.names: A market stands here twice.",
    ],
    [acme({ alias: [] }), '0: Unrecognized key: "alias"'],
  ])("%#", (brands, problem) => expect(problemsOf(brands)).toEqual([problem]));
});

describe("a domain", () => {
  it.each([
    ["acme.com", "acme.com", ""],
    ["HTTPS://WWW.Acme.co.uk/shop/", "acme.co.uk", "/shop"],
    ["youtube.com/@acme", "youtube.com", "/@acme"],
    ["müller.de", "xn--mller-kva.de", ""],
    ["www.com", "www.com", ""],
  ])("%s", (typed, host, path) => {
    expect(brandsSchema.parse([{ name: "Acme", domains: [typed] }])[0]?.domains).toEqual([{ host, path }]);
  });

  it.each([
    "",
    "com",
    "127.0.0.1",
    "a@acme.com",
    "acme.com:80",
    "acme.com?q",
    "acme .com",
    "ftp://acme.com",
    "[::1]",
  ])("is not %j", (typed) => expect(problemsOf([{ name: "Acme", domains: [typed] }])).toHaveLength(1));
});

it("is found by its aliases, or its name, and by what it is called in markets", () => {
  const texts = (brand: object) =>
    brandsSchema.parse([{ name: "Acme", ...brand }]).flatMap((one) => rulesOf(one).map(({ text }) => text));
  const names = [
    { market: "JP", name: "アクメ" },
    { market: "DE", name: "ACME" },
  ];
  expect(texts({})).toEqual(["Acme"]);
  expect(texts({ aliases: [{ text: "Acme Co" }] })).toEqual(["Acme Co"]);
  expect(texts({ names })).toEqual(["Acme", "アクメ"]);
});
