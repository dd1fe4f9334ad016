import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { standsAlone } from "./boundaries";
import { compileBrands, ruleIdOf } from "./compile-brands";
import { findMentions, type MentionCorrection } from "./find-mentions";
import { foldText } from "./fold";
import { matchRules } from "./match-rules";
import { readVisible } from "./visible-text";

type Given = { name: string; aliases?: object[]; domains?: string[]; names?: object[] }[];

const matcherOf = (given: Given) =>
  compileBrands(brandsSchema.parse(given).map((brand) => ({ ...brand, id: brand.name })));

const mentionsIn = (given: Given, markdown: string, corrections: MentionCorrection[] = []) =>
  findMentions(matcherOf(given), readVisible(markdown), { markdown, corrections }).mentions;

const found = (given: Given, markdown: string): string[] =>
  mentionsIn(given, markdown).map(({ brandId, text }) => (brandId === text ? text : `${brandId}: ${text}`));

const named = (...names: string[]): Given => names.map((name) => ({ name }));
const alias = (text: string, more: object = {}): Given => [{ name: text, aliases: [{ text, ...more }] }];

describe("the definition's examples", () => {
  it.each<[string, Given, string, string[]]>([
    [
      "possessives and hyphens are the brand",
      named("Ford"),
      "Ford's and Ford-built, affordable",
      ["Ford", "Ford"],
    ],
    [
      "a cancelling phrase",
      alias("Ring", { not: ["ring finger"] }),
      "Ring makes a ring finger cam",
      ["Ring"],
    ],
    ["a phrase cancels only where it ends", alias("Mini", { not: ["Mini S"] }), "The Mini sells", ["Mini"]],
    ["signs at an edge need no boundary", named("Yahoo!", "C++"), "Yahoo!Mail in C++17", ["Yahoo!", "C++"]],
    ["trademarks and footnotes", named("Acme"), "Acme™ and Acme¹ and AcmeTM", ["Acme", "Acme"]],
    ["Korean particles", named("삼성"), "삼성은 삼성전자", ["삼성"]],
    ["Arabic and Hebrew clitics", named("سامسونج", "אפל"), "وسامسونج ואפל", ["سامسونج", "אפל"]],
    ["destinations are masked, labels are text", named("Acme"), "[Acme](https://acme.com/acme)", ["Acme"]],
    ["addresses and code are masked", named("Acme"), "https://acme.com `acme` www.acme.com", []],
    ["the longest wins", named("Apple", "Apple Watch"), "An Apple Watch by Apple", ["Apple Watch", "Apple"]],
    [
      "unless the brand says so",
      [{ name: "Apple", aliases: [{ text: "Apple" }, { text: "Apple Watch" }] }, { name: "Apple Watch" }],
      "An Apple Watch",
      ["Apple: Apple Watch", "Apple Watch"],
    ],
    [
      "a cancelled one leaves the shorter",
      [{ name: "Apple" }, { name: "Apple Pie", aliases: [{ text: "Apple Pie", not: ["warm apple pie"] }] }],
      "Warm Apple Pie",
      ["Apple"],
    ],
    ["case by rule", alias("Specialized", { case: "exact" }), "Specialized is specialized", ["Specialized"]],
    ["accents by rule", alias("Résumé", { accents: "exact" }), "a resume, a résumé", ["Résumé: résumé"]],
    [
      "both by rule, in another form",
      alias("Nestlé", { case: "exact", accents: "exact" }),
      "Ne\u0301stle Nestle\u0301 nestlé",
      ["Nestlé: Nestle\u0301"],
    ],
    ["anywhere", alias("book", { boundary: "anywhere" }), "Facebook", ["book"]],
    ["emphasis within", named("Ford"), "**Fo**rd and F*or*d", ["Ford", "Ford"]],
    [
      "no name goes over paragraphs",
      named("Apple Watch"),
      "Apple\n\nWatch, Apple\nWatch",
      ["Apple Watch: Apple\nWatch"],
    ],
    ["nor over cells", named("Apple Watch"), "|Apple|Watch|\n|---|---|", []],
    [
      "names in markets",
      [{ name: "Sony", names: [{ market: "JP", name: "ソニー" }] }],
      "ソニーはSony",
      ["Sony: ソニー", "Sony"],
    ],
    ["one of two that begin alike", named("AB", "BC D"), "ABC D and AB", ["AB"]],
  ])("%s", (_, given, markdown, mentions) => expect(found(given, markdown)).toEqual(mentions));

  it("whole words, not parts of others", () => {
    const text = "afford affordable Fordham during earring place face minimum HPV Ford ring ace mini HP";
    expect(found(named("Ford", "Ring", "Ace", "Mini", "HP"), text)).toHaveLength(5);
  });
});

describe("a mention", () => {
  const markdown = [
    "Of tents, **Acme** is one. It's light, as [Acme\\&Co](https://acme.com) says.",
    "",
    "1. First",
    "2. The Bolt (https://bolt.example/x)",
    "",
    "| Brand | By |",
    "|---|---|",
    "| Cirrus | Bolt |",
  ].join("\n");
  const given: Given = [
    { name: "Acme", aliases: [{ text: "Acme" }, { text: "Acme&Co" }], domains: ["acme.com"] },
    { name: "Bolt", domains: ["bolt.example"] },
    { name: "Cirrus" },
  ];

  it("says where it stands", () => {
    expect(
      mentionsIn(given, markdown).map(({ text, source, word, sentence, item, cell, isLinked }) => [
        ...[text, markdown.slice(source.start, source.end), word, sentence],
        ...[item?.number ?? null, cell ? `${cell.row}:${cell.column}` : null, isLinked],
      ]),
    ).toEqual([
      ["Acme", "Acme", 2, 0, null, null, false],
      ["Acme&Co", "Acme\\&Co", 8, 1, null, null, true],
      ["Bolt", "Bolt", 13, 3, 2, null, true],
      ["Cirrus", "Cirrus", 16, 6, null, "1:0", false],
      ["Bolt", "Bolt", 17, 7, null, "1:1", false],
    ]);
  });

  it("names its rule, which is another when it says something else", () => {
    const [rule] = brandsSchema.parse(given)[0]?.aliases ?? [];
    expect(rule && ruleIdOf(rule)).toBe(mentionsIn(given, markdown)[0]?.ruleId);
    expect(rule && ruleIdOf({ ...rule, case: "exact" })).not.toBe(mentionsIn(given, markdown)[0]?.ruleId);
  });

  it("is refused or added by a person, as long as the same stands there", () => {
    const start = markdown.indexOf("Acme");
    const refused = {
      kind: "refused",
      brandId: "Acme",
      source: { start, end: start + 4 },
      text: "Acme",
    } as const;
    const light = markdown.indexOf("light");
    const added = {
      kind: "added",
      brandId: "Cirrus",
      source: { start: light, end: light + 5 },
      text: "light",
    } as const;
    const names = (corrections: MentionCorrection[]) =>
      mentionsIn(given, markdown, corrections).map(({ text, ruleId }) =>
        ruleId === null ? `+${text}` : text,
      );
    expect(names([refused, added])).toEqual(["+light", "Acme&Co", "Bolt", "Cirrus", "Bolt"]);
    expect(
      names([
        { ...refused, text: "Bolt" },
        { ...added, text: "heavy" },
      ]),
    ).toEqual(names([]));
    expect(names([{ ...refused, brandId: "Bolt" }])).toEqual(names([]));
  });
});

/** The rules that hold at each place of a text, by trying each rule at each place, and the longest of what overlaps. */
function slowly(given: Given, text: string): string[] {
  const rules = brandsSchema
    .parse(given)
    .flatMap(({ name, aliases }) => aliases.map((rule) => ({ name, rule })));
  const spans = Array.from(text, (_, start) => start).flatMap((start) =>
    Array.from({ length: text.length - start }, (_, length) => ({ start, end: start + length + 1 })),
  );
  const holds = spans.flatMap(({ start, end }) =>
    rules.flatMap(({ name, rule }) => {
      const part = text.slice(start, end);
      const is = part.trim() === part && foldText(part, rule) === foldText(rule.text, rule);
      const isWord = rule.boundary === "anywhere" || standsAlone(text, start, end);
      const isCancelled = spans.some(
        (one) =>
          one.start <= start &&
          end <= one.end &&
          standsAlone(text, one.start, one.end) &&
          rule.not.some((phrase) => phrase.toLowerCase() === text.slice(one.start, one.end).toLowerCase()),
      );
      return is && isWord && !isCancelled ? [{ start, end, name }] : [];
    }),
  );
  const byLength = holds.sort(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  const kept: typeof holds = [];
  for (const one of byLength)
    if (
      kept.every(
        (other) =>
          one.end <= other.start ||
          other.end <= one.start ||
          (one.start === other.start && one.end === other.end),
      )
    )
      kept.push(one);
  return [...new Set(kept.map(({ start, end, name }) => `${start}-${end} ${name}`))].sort();
}

it("finds what trying each rule at each place finds", () => {
  const word = fc.constantFrom("a", "A", "b", "é", "ß", "ab", "x");
  const text = fc
    .array(fc.oneof(word, fc.constantFrom(" ", "-", "'", ".")), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.join(""));
  const spelled = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom(" ", "-", "").map((joint) => words.join(joint)));
  const rule = fc.record({
    text: spelled,
    case: fc.constantFrom("any", "exact"),
    boundary: fc.constantFrom("word", "anywhere"),
    accents: fc.constantFrom("any", "exact"),
    more: fc.boolean(),
  });
  const given = fc.array(rule, { minLength: 1, maxLength: 5 }).map((rules) =>
    rules.map(({ more, ...one }, place) => ({
      name: `b${place}`,
      aliases: [{ ...one, not: more && /^[a-z ]+$/i.test(one.text) ? [`${one.text} x`] : [] }],
    })),
  );
  fc.assert(
    fc.property(given, text, (brands, said) => {
      const quick = matchRules(matcherOf(brands), said);
      expect(quick.map(({ start, end, rule: { brandId } }) => `${start}-${end} ${brandId}`).sort()).toEqual(
        slowly(brands, said),
      );
    }),
  );
});
