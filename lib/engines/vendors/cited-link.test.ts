import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { findCited } from "./cited-link";

const URL = "https://shop.example/a";
const LINK = `([shop](${URL}))`;

/** Where some words stand in a text, as a vendor would count it. */
const unitsOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const pointsOf = (text: string, words: string) => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length };
};

const found = (text: string, given: { start: number; end: number }) => {
  const segment = findCited(text, given, URL);
  return segment && text.slice(segment.start, segment.end);
};

describe("the cited segment", () => {
  const texts = [
    `See ${LINK} now`,
    `🚲 See ${LINK} now`,
    `🚲🚲 See ${LINK} now`,
    `🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲 See ${LINK} now, whatever comes after`,
    `👩‍🔧 ${LINK}`,
    `Ça 🚲 ${LINK}🚲`,
  ];

  test.each(texts)("is the whole link, counted in code points or in code units: %j", (text) => {
    expect(found(text, pointsOf(text, LINK))).toBe(LINK);
    expect(found(text, unitsOf(text, LINK))).toBe(LINK);
  });

  test("without the parentheses is the link without them", () => {
    const bare = `[shop](${URL})`;
    const text = `🚲🚲 See ${LINK} now`;
    expect(found(text, pointsOf(text, bare))).toBe(bare);
    expect(found(text, unitsOf(text, bare))).toBe(bare);
  });

  test("is never half a link: the cited one whole, of another one none", () => {
    const text = `See ${LINK} now`;
    expect(found(text, { start: 7, end: 12 })).toBe(LINK);
    expect(found("See [x](https://other.example/) now", { start: 5, end: 12 })).toBeNull();
  });

  test("of prose is read in code points", () => {
    const text = "🚲🚲 It runs forty kilometres. It is red.";
    expect(found(text, pointsOf(text, "It is red."))).toBe("It is red.");
  });

  test.each([
    { start: 2, end: 99 },
    { start: 4, end: 4 },
    { start: 9, end: 2 },
  ])("outside the text is none: %j", (given) => {
    expect(found("A short one.", given)).toBeNull();
  });

  test("cuts neither link nor character, whatever is given", () => {
    const piece = fc.constantFrom(
      "🚲",
      "a ",
      LINK,
      `[shop](${URL})`,
      "[x](https://b.example/(1))",
      URL,
      "é",
      "日本",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat({ max: 200 }), fc.nat({ max: 200 }), (pieces, start, length) => {
        const text = pieces.join("");
        const segment = findCited(text, { start, end: start + length }, URL);
        if (segment === null) return;
        const cut = text.slice(segment.start, segment.end);
        expect(cut.isWellFormed()).toBe(true);
        const links = (of: string) => of.match(/\[[^\]]*\]\(https:\/\/[a-z.]+\/(\(1\)|a)?\)/g)?.length ?? 0;
        const others = links(text.slice(0, segment.start)) + links(text.slice(segment.end));
        expect(links(cut) + others).toBe(links(text));
      }),
    );
  });
});
