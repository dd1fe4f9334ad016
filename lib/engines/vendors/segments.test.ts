import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "@/test/properties";

import { segmentOfBytes, segmentOfCodePoints } from "./segments";

/** A text cut into what comes before a segment, the segment and the rest. */
const cutText = fc.tuple(
  anyText(20),
  anyText(20).filter((text) => text !== ""),
  anyText(20),
);

const pointsOf = (text: string): number => [...text].length;

describe.each([
  { unit: "bytes", find: segmentOfBytes, measure: (text: string) => Buffer.byteLength(text) },
  { unit: "code points", find: segmentOfCodePoints, measure: pointsOf },
])("$unit", ({ find, measure }) => {
  test("give back the very words", () => {
    fc.assert(
      fc.property(cutText, ([before, words, after]) => {
        const start = measure(before);
        const segment = find(before + words + after, { start, end: start + measure(words) });
        expect(segment).toEqual({ start: before.length, end: before.length + words.length });
      }),
    );
  });

  test("outside the text, empty or backwards are no segment", () => {
    for (const [start, end] of [
      [0, 6],
      [5, 6],
      [2, 2],
      [3, 1],
      [-1, 2],
    ] as const)
      expect(find("short", { start, end })).toBeNull();
  });
});

test("a byte within a character counts as its first", () => {
  // 🚲 is the bytes 1 to 4.
  expect(segmentOfBytes("a🚲b", { start: 3, end: 6 })).toEqual({ start: 1, end: 4 });
  expect(segmentOfBytes("a🚲b", { start: 0, end: 3 })).toEqual({ start: 0, end: 1 });
});

test("a code point counts once, of however many code units it is", () => {
  expect(segmentOfCodePoints("a🚲b🚲c", { start: 2, end: 4 })).toEqual({ start: 3, end: 6 });
  expect(segmentOfCodePoints("🚲", { start: 0, end: 1 })).toEqual({ start: 0, end: 2 });
});
