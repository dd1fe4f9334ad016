import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextPart } from "@/lib/domain/answers/comparison";
import { anyText } from "@/test/properties";
import { compareTexts } from "./compare-texts";

const without = (parts: readonly TextPart[], change: TextPart["change"]): string =>
  parts.flatMap((part) => (part.change === change ? [] : [part.text])).join("");

/** "kept", "-removed-", "+added+" */
const written = (base: string, text: string): string =>
  compareTexts(base, text)
    .parts.map(({ text: words, change }) =>
      change === "kept" ? words : change === "added" ? `+${words}+` : `-${words}-`,
    )
    .join("");

describe("by words", () => {
  it.each([
    ["best parks in Spain", "best water parks in Spain", "best +water +parks in Spain"],
    ["Acme is good.", "Acme is very bad.", "Acme is -good-+very bad+."],
    ["one two three four", "one 2 3 four", "one -two three -+2 3 +four"],
    ["最好的跑鞋", "最好的鞋子", "最好的-跑鞋-+鞋子+"],
    ["", "new", "+new+"],
    ["same", "same", "same"],
    ["", "", ""],
  ])("%j to %j", (base, text, expected) => {
    expect(written(base, text)).toBe(expected);
  });

  it("gives back both texts, whatever they are, with nothing empty and no two of a kind side by side", () => {
    const texts = fc.oneof(
      anyText(),
      fc.lorem({ maxCount: 30 }),
      fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", ",", "最", "好", "\ud83d") }),
    );
    fc.assert(
      fc.property(texts, texts, (base, text) => {
        const { parts } = compareTexts(base, text);
        expect(without(parts, "added")).toBe(base);
        expect(without(parts, "removed")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
        expect(parts.some((part, place) => part.change === parts[place - 1]?.change)).toBe(false);
      }),
    );
  });
});

const paragraphs = (count: number, word: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `Paragraph ${index} of ${word(index)} words. `.repeat(20)).join(
    "\n\n",
  );

describe("of texts too long or too different for words", () => {
  it("goes by paragraphs, and marks those that differ", () => {
    const base = paragraphs(2_000, () => "some");
    const text = paragraphs(2_000, (index) => (index === 7 ? "other" : "some"));
    expect(base.length).toBeGreaterThan(1_000_000);
    const { by, parts } = compareTexts(base, text);
    expect(by).toBe("paragraphs");
    expect(parts.map(({ change }) => change)).toEqual(["kept", "removed", "added", "kept"]);
    expect(without(parts, "added")).toBe(base);
    expect(without(parts, "removed")).toBe(text);
  });

  it("shows two of 2 million characters without a paragraph in common as two texts", () => {
    const base = "a".repeat(2_000_000);
    const text = paragraphs(2_500, (index) => `other${index}`);
    const { by, parts } = compareTexts(base, text);
    expect(by).toBe("whole");
    expect(parts.map(({ change }) => change)).toEqual(["removed", "added"]);
    expect([without(parts, "added") === base, without(parts, "removed") === text]).toEqual([true, true]);
  });
});
