import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, tries } from "@/test/properties";
import { compilePatterns, scan, type Hit } from "./automaton";
import { characterEnd, foldCharacter, foldText, LOOSEST } from "./fold";

/** All places of a text at which a pattern stands, found by folding every part of it between two characters. */
function slowly(patterns: readonly string[], text: string): Hit[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at = characterEnd(text, at)) starts.push(at);
  const isBlank = (start: number) =>
    foldCharacter(text.slice(start, characterEnd(text, start)), LOOSEST) === "";
  return starts.flatMap((last) =>
    starts
      .filter((start) => start <= last && !isBlank(start) && !isBlank(last))
      .flatMap((start) => {
        const part = text.slice(start, characterEnd(text, last));
        const pattern = patterns.indexOf(foldText(part, LOOSEST));
        return pattern < 0 || /^\s|\s$/.test(part) ? [] : [{ pattern, start, end: characterEnd(text, last) }];
      }),
  );
}

const sorted = (hits: readonly Hit[]): Hit[] =>
  [...hits].sort((one, other) => one.end - other.end || one.start - other.start);

const found = (patterns: string[], text: string): string[] =>
  sorted(scan(compilePatterns(patterns), text).hits).map(({ start, end }) => text.slice(start, end));

describe("patterns in a text", () => {
  it.each([
    [["apple", "apple watch"], "An Apple Watch", ["Apple", "Apple Watch"]],
    [["he", "she", "his", "hers"], "ushers", ["she", "he", "hers"]],
    [["aa"], "aaaa", ["aa", "aa", "aa"]],
    [["strasse"], "Straße STRASSE", ["Straße", "STRASSE"]],
    [["s"], "ß s", ["s"]],
    [["nestle"], "Ne\u0301stle\u0301s", ["Ne\u0301stle\u0301"]],
    [["a b"], "A \u00a0\n B", ["A \u00a0\n B"]],
    [["日本"], "在日本语", ["日本"]],
    [["😀"], "a😀b", ["😀"]],
    [[], "nothing", []],
  ])("%j in %j", (patterns, text, hits) => expect(found(patterns, text)).toEqual(hits));
});

it("finds what looking at every part of the text finds", () => {
  const piece = fc.constantFrom(
    ..."a b A B é e\u0301 ß ss ﬁ f i İ ı - – ' ’ 日 本 삼 성 か ｶ ﾞ \u0301 \u00ad 😀".split(" "),
    " ",
    "\n",
    "\u00a0",
  );
  const texts = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
  const names = fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(names, texts, (made, text) => {
      const folded = made.map((pieces) => foldText(pieces.join(""), LOOSEST).trim());
      const patterns = [...new Set(folded)].filter((pattern) => pattern !== "");
      expect(sorted(scan(compilePatterns(patterns), text).hits)).toEqual(sorted(slowly(patterns, text)));
    }),
    tries(150),
  );
});

it("survives any text", () => {
  const automaton = compilePatterns(["a", "ab", "\ufffd", "é"].map((one) => foldText(one, LOOSEST)));
  fc.assert(
    fc.property(anyText(), (text) => {
      for (const { start, end } of scan(automaton, text).hits) expect(start).toBeLessThan(end);
    }),
  );
});

describe("looks at each character a bounded number of times", () => {
  const stepsOf = (patterns: string[], text: string) => scan(compilePatterns(patterns), text).steps;
  const long = "a".repeat(20_000);
  const some = Array.from({ length: 200 }, (_, place) => `brand ${place}`);
  const many = Array.from({ length: 5_000 }, (_, place) => `brand ${place}`);

  it("however long the text", () => {
    for (const text of [long, "brand 1 brand ".repeat(2_000), `${"a".repeat(99)}b`.repeat(200)]) {
      const patterns = [...some, "a".repeat(100), `${"a".repeat(50)}b`];
      expect(stepsOf(patterns, text)).toBeLessThanOrEqual(2 * text.length);
      expect(stepsOf(patterns, text + text)).toBeLessThanOrEqual(2 * stepsOf(patterns, text) + 200);
    }
  });

  it("however many the patterns", () => {
    const text = "the brand 17 is a brand of its own, and brand new ".repeat(400);
    expect(stepsOf(many, text)).toBe(stepsOf(some, text));
  });
});
