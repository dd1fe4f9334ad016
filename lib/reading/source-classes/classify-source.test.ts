import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import type { Classified } from "@/lib/domain/sources/classified";
import { sourceRulesSchema, type SourceRule } from "@/lib/domain/sources/source-rule";
import { tries } from "@/test/properties";
import { identifySource } from "../source-url";
import { builtInRules } from "./built-in-rules";
import { compileClassifier } from "./classify-source";

const brands = brandsSchema.parse([
  { name: "Acme", role: "own", domains: ["acme.com", "youtube.com/@acme"] },
  { name: "Bolt", role: "competitor", domains: ["bolt.example"] },
  { name: "Nobody", role: "control", domains: ["nobody.example"] },
]);

const rulesOf = (...rules: object[]): SourceRule[] => sourceRulesSchema.parse(rules);

function classify(url: string, { title = "", rules = [] as SourceRule[], of = brands } = {}): Classified {
  const { url: sourceUrl, domain } = identifySource(url);
  return compileClassifier({ brands: of, rules })({ sourceUrl, domain, title });
}

describe("who decides", () => {
  it("brands' domains before all; no control's", () => {
    const rules = rulesOf({ where: "acme.com", class: "shop" });
    expect(classify("https://shop.acme.com/x", { rules })).toMatchObject({
      class: "own",
      classRule: { origin: "brand", name: "Acme" },
    });
    expect(classify("https://youtube.com/@acme/videos").class).toBe("own");
    expect(classify("https://youtube.com/@other").class).toBe("video");
    expect(classify("https://bolt.example").class).toBe("competitor");
    expect(classify("https://nobody.example").class).toBe("other");
  });

  it("a team's rule before one that came along, however narrow that is", () => {
    const rules = rulesOf({ where: ".org", class: "corporate" });
    expect(classify("https://en.wikipedia.org/wiki/X", { rules })).toMatchObject({
      class: "corporate",
      classRule: { origin: "team", name: ".org" },
      pageType: "article",
      pageRule: { origin: "built-in", name: "wikipedia.org/wiki" },
    });
  });

  it.each([
    ["https://docs.a.example/x", "docs.a.example", "news"],
    ["https://docs.b.a.example/x", "docs.*", "review"],
    ["https://b.a.example/x", "a.example", "shop"],
    ["https://b.c.example/x", ".c.example", "video"],
    ["https://d.example/blog/x", "*/blog", "social"],
    ["https://d.example/blog/y/z", "*/blog/y", "community"],
    ["https://d.example/z", "*", "corporate"],
  ])("of a team's rules for %s the nearest, %s", (url, name, is) => {
    const rules = rulesOf(
      { where: "*", class: "corporate" },
      { where: "*/blog", class: "social" },
      { where: "*/blog/y", class: "community" },
      { where: ".c.example", class: "video" },
      { where: "a.example", class: "shop" },
      { where: "docs.*", class: "review" },
      { where: "docs.a.example", class: "news" },
    );
    expect(classify(url, { rules })).toMatchObject({ class: is, classRule: { origin: "team", name } });
  });

  it("that nothing is of it is said, too", () => {
    expect(classify("https://unheard-of.example/x")).toEqual({
      class: "other",
      classRule: { origin: "none", name: "" },
      pageType: null,
      pageRule: null,
    });
  });
});

describe("a redirect that hides its page", () => {
  const sourceUrl = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/abc";
  const tell = compileClassifier({ brands, rules: [] });

  it("is classed by the hint of its domain, and is of no page type", () => {
    expect(tell({ sourceUrl, domain: "reddit.com", title: "reddit.com" })).toMatchObject({
      class: "community",
      pageType: null,
    });
    expect(tell({ sourceUrl, domain: "acme.com", title: "acme.com" }).class).toBe("own");
  });

  it("and of none without one", () => {
    expect(tell({ sourceUrl, domain: "", title: "A page" }).class).toBeNull();
  });
});

it.each([
  ["https://a.example/10-best-crm-tools", "", "listicle", "* “^# best”"],
  ["https://a.example/x/1", "How to descale it", "how-to", "* “^how to”"],
  ["https://a.example/x/1", "Acme vs. Bolt", "comparison", "* “vs”"],
  ["https://a.example/x/1", "best-of.com", null, undefined],
  ["https://a.example/forum/1", "Best CRM", "forum thread", "*/forum"],
  ["https://a.example/blog/1", "Best CRM", "listicle", "* “^best”"],
  ["https://a.example/blog/1", "Our year", "article", "*/blog"],
  ["https://a.example/", "Best CRM", "home", "*/$"],
])("%s called %j is %s", (url, title, is, name) => {
  const { pageType, pageRule } = classify(url, { title });
  expect([pageType, pageRule?.name]).toEqual([is, name]);
});

describe("for all rules and addresses", () => {
  const label = fc.constantFrom("a", "b", "docs", "forum", "co");
  const host = fc
    .tuple(
      fc.array(label, { maxLength: 2 }),
      fc.constantFrom("acme", "site"),
      fc.constantFrom("example", "co.uk"),
    )
    .map(([below, name, end]) => [...below, name, end].join("."));
  const path = fc
    .array(fc.constantFrom("blog", "forum", "x", "best"), { maxLength: 3 })
    .map((parts) => parts.map((part) => `/${part}`).join(""));
  const site = fc.oneof(
    host,
    host.map((one) => `.${one}`),
    label.map((one) => `${one}.*`),
    fc.constant("*"),
  );
  const where = fc.tuple(site, fc.oneof(path, fc.constantFrom("/*/x", "/b*", "/x$")));
  const rules = fc
    .uniqueArray(
      fc.record({
        where: where.map((parts) => parts.join("")),
        class: fc.constantFrom("news", "shop", "review"),
        pageType: fc.option(fc.constantFrom("article", "product", "home")),
      }),
      { maxLength: 12, selector: (one) => one.where },
    )
    .map((list) => sourceRulesSchema.parse(list));
  const url = fc.tuple(host, path).map(([of, at]) => `https://${of}${at}`);

  it("order changes nothing, and a rule that is there says so", () => {
    fc.assert(
      fc.property(rules, url, fc.nat(), (list, address, seed) => {
        const told = classify(address, { rules: list });
        const turned = list.map((_, place) => list[(place + seed) % list.length] ?? _);
        expect(classify(address, { rules: turned })).toEqual(told);
        expect(classify(address, { rules: [...list].reverse() })).toEqual(told);
        expect(told.classRule).not.toBeNull();
        if (told.classRule?.origin === "team")
          expect(list.find(({ where }) => where === told.classRule?.name)?.class).toBe(told.class);
        expect(told.pageType === null).toBe(told.pageRule === null);
      }),
      tries(500),
    );
  });
});

it("has no line of the built-in list that its schema refuses, and tells a thousand sources in much less than two seconds", () => {
  expect(builtInRules().length).toBeGreaterThan(1_500);
  const tell = compileClassifier({ brands, rules: [] });
  const began = performance.now();
  for (let number = 0; number < 1_000; number++)
    tell({
      sourceUrl: `https://site${number}.example/en/blog/page-${number}`,
      domain: `site${number}.example`,
      title: `Page ${number} of it`,
    });
  expect(performance.now() - began).toBeLessThan(2_000);
});

describe("what is wrong with a rule is said by field", () => {
  const problems = (rules: unknown): string[] =>
    sourceRulesSchema
      .safeParse(rules)
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
  it.each([
    [[{ where: "", class: "news" }], "0.where: Say of which addresses"],
    [[{ where: "news", class: "news" }], "0.where: Not a site"],
    [[{ where: "127.0.0.1", class: "news" }], "0.where: Not a site"],
    [[{ where: "a.example/x?y", class: "news" }], "0.where: Not a path"],
    [[{ where: "a.example/*a*b*c*d*e*f", class: "news" }], "0.where: At most 5 stars"],
    [[{ where: "a.example" }], "0.class: Say a class, a page type, or both."],
    [[{ where: "a.example", class: "own" }], "0.class: One of: news"],
    [[{ where: "a.example", class: "news", words: "best" }], "0.words: A class is a site's"],
    [[{ where: "a.example", pageType: "home", words: "a-b" }], "0.words: “a-b” is no word"],
    [
      [
        { where: "A.example/", class: "news" },
        { where: "https://www.a.example", class: "shop" },
      ],
      "1.where: a.example stands here twice.",
    ],
  ])("%j", (rules, problem) => {
    expect(problems(rules)).toHaveLength(1);
    expect(problems(rules)[0]).toContain(problem);
  });
});
