import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { markWords } from "./mark-words";
import { parseSearch, writeSearch } from "./search-query";
import { foldedTokensOf, readWords } from "./search-words";

describe("the words of a text", () => {
  it.each([
    ["The CRM, the best!", ["the", "crm", "the", "best"]],
    ["don't e-mail a@b.example", ["don", "t", "e", "mail", "a", "b", "example"]],
    ["“Notion” — naïve Ｃａｆé", ["notion", "naïve", "café"]],
    ["co\u00adoperate \u202eevil", ["cooperate", "evil"]],
    ["iPhone的价格 2026年", ["iphone", "的价格", "2026", "年"]],
    ["노션은 좋다", ["노션은", "좋다"]],
    ["!!! ... \0", []],
  ])("of %j", (text, words) => {
    expect([...foldedTokensOf(text)].map(({ characters }) => characters.join(""))).toEqual(words);
  });

  it("stand with their places, a run without spaces as its characters and each two that follow one another", () => {
    expect(readWords("Go to 东京塔, go")).toEqual({
      vector: "'go':1,6 'to':2 '东':3 '东京':3 '京':4 '京塔':4 '塔':5",
      words: ["go", "to"],
      isCut: false,
    });
  });

  it("are cut where there are too many to be kept, and that is said", () => {
    const text = Array.from({ length: 250_000 }, (_, index) => `word${index}`).join(" ");
    const { vector, isCut } = readWords(text);
    expect(isCut).toBe(true);
    expect(vector).toContain("'word0':1 ");
    expect(Buffer.byteLength(vector)).toBeLessThan(1_000_000);
  });

  it("hold nothing that PostgreSQL would take for more than a word", () => {
    fc.assert(
      fc.property(anyText(20), (text) => {
        for (const { characters } of foldedTokensOf(text))
          expect(characters.join("")).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
    );
  });
});

describe("a search", () => {
  const written = (text: string) =>
    writeSearch(parseSearch(text), (word) => (word === "crms" ? ["en:crm"] : []));
  it.each([
    ["crms", "('crms' | 'en:crm')"],
    ["Best  CRM", "('best') & ('crm')"],
    ["“crms” -slack", "('crms') & !('slack')"],
    ['"best crm"', "(('best' <1> 'crm') | (':long' & 'best' & 'crm'))"],
    ['-"best crm"', "!('best' <1> 'crm')"],
    ["e-mail", "(('e' <1> 'mail') | (':long' & 'e' & 'mail'))"],
    ["东", "('东')"],
    ["东京塔x", "(('东京' <1> '京塔' <2> 'x') | (':long' & '东京' & '京塔' & 'x'))"],
    ["a & b | !c:* <-> 'd", "('a') & ('b') & ('c') & ('d')"],
    ['"unclosed phrase', "(('unclosed' <1> 'phrase') | (':long' & 'unclosed' & 'phrase'))"],
  ])("for %s", (text, query) => expect(written(text)).toBe(query));

  it.each(["", "  ", "!!!", "-", '""', "& | !"])("that holds no word looks for nothing: %j", (text) =>
    expect(written(text)).toBeNull(),
  );
});

describe("what is found", () => {
  const marked = (text: string, search: string, forms: Record<string, string[]> = {}, length = 300) => {
    const found = markWords(text, parseSearch(search), {
      formsOf: (word) => new Set([word, ...(forms[word] ?? [])]),
      length,
    });
    return found.marks.map(([from, before]) => found.text.slice(from, before));
  };

  it("is marked where it stands, in its forms, as phrases and as characters, and not what is excluded", () => {
    expect(marked("CRMs: a crm, the CRM.", "crm", { crm: ["crms"] })).toEqual(["CRMs", "crm", "CRM"]);
    expect(marked("best crm; the best of crm", '"best crm"')).toEqual(["best", "crm"]);
    expect(marked("东京塔在东京", "东京")).toEqual(["东京", "东京"]);
    expect(marked("slack or notion", "notion -slack")).toEqual(["notion"]);
  });

  it("is shown from a little before the first of it, and lies in what is shown", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("alpha", "beta", "needle", "价格"), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 10, max: 100 }),
        (words, length) => {
          const { text, marks } = markWords(words.join(" "), parseSearch("needle"), {
            formsOf: (word) => new Set([word]),
            length,
          });
          expect(text.length).toBeLessThanOrEqual(length);
          for (const [from, before] of marks) expect("needle").toContain(text.slice(from, before));
        },
      ),
    );
  });
});
