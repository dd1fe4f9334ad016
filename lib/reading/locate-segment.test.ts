import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tries } from "@/test/properties";
import { locateSegment } from "./locate-segment";

/** Text with characters of one to four bytes, cut at a segment on character borders. */
const cut = fc
  .tuple(
    fc.array(fc.constantFrom("a", "é", "€", "😀", "b", "日"), { minLength: 3, maxLength: 40 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([characters, from, length]) => {
    const start = from % characters.length;
    const end = start + 1 + (length % (characters.length - start));
    const before = characters.slice(0, start).join("");
    return { text: characters.join(""), before, segment: characters.slice(start, end).join(""), start, end };
  });

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

describe("the unit of the offsets", () => {
  it.each([
    ["code units", 5, 7],
    ["code points", 3, 5],
    ["bytes", 9, 11],
  ])("%s", (_, start, end) => {
    expect(locateSegment("🚲🚲 ab cd", { start, end, text: "ab" })).toEqual({ start: 5, end: 7 });
  });

  // The segment stands at every fourth place, and no two readings of one offset fall on such a place.
  it.each(["\u0080", "\u07ff", "\u0800", "\uffff", "\u{10000}", "\u{10ffff}"])(
    "is told by where the segment stands, after %j",
    (character) => {
      const before = character.repeat(9);
      const text = `${before}abc abc abc abc`;
      for (const at of [0, 4, 8, 12])
        for (const shift of [before.length, [...before].length, bytes(before)]) {
          const found = locateSegment(text, { start: shift + at, end: shift + at + 3, text: "abc" });
          expect(found).toEqual({ start: before.length + at, end: before.length + at + 3 });
        }
    },
  );

  it("is none where an offset falls inside a character", () => {
    expect(locateSegment("éab", { start: 1, end: 2, text: "é" })).toEqual({ start: 0, end: 1 });
  });

  it("is found where the segment stands", () => {
    fc.assert(
      fc.property(cut, ({ text, before, segment, start, end }) => {
        const readings = [
          { start: before.length, end: before.length + segment.length },
          { start, end },
          { start: bytes(before), end: bytes(before) + bytes(segment) },
        ];
        for (const reading of readings) {
          const found = locateSegment(text, { ...reading, text: segment });
          expect(found && text.slice(found.start, found.end)).toBe(segment);
        }
      }),
    );
  });

  it("is code units where several fit", () => {
    expect(locateSegment("éab ab", { start: 1, end: 3, text: "ab" })).toEqual({ start: 1, end: 3 });
    expect(locateSegment("éabab", { start: 3, end: 5, text: "ab" })).toEqual({ start: 3, end: 5 });
  });

  it("is code units where no text is given, and no place where they leave the text or cut a character", () => {
    const without = (text: string, start: number, end: number) =>
      locateSegment(text, { start, end, text: null });
    expect(without("café au lait", 0, 4)).toEqual({ start: 0, end: 4 });
    expect(without("short", 2, 5)).toEqual({ start: 2, end: 5 });
    expect(without("short", 2, 6)).toBeNull();
    expect(without("short", 3, 3)).toBeNull();
    expect(without("short", 4, 2)).toBeNull();
    expect(without("short", -1, 2)).toBeNull();
    expect(without("short", 0.5, 2)).toBeNull();
    expect(without("a🚲b", 0, 2)).toBeNull();
    expect(without("a🚲b", 2, 4)).toBeNull();
    expect(without("a🚲b", 1, 3)).toEqual({ start: 1, end: 3 });
    expect(without("\uffffab", 1, 3)).toEqual({ start: 1, end: 3 });
  });
});

describe("a segment that does not stand at its offsets", () => {
  const text = "shop one, shop two, shop three";

  it.each([
    ["before the first", 1, 0],
    ["nearer to what follows", 8, 10],
    ["nearer to what came before", 13, 10],
    ["between two, as near to both", 15, 10],
    ["after the last", 29, 20],
    ["far beyond the text", 500, 20],
    ["below it", -3, 0],
  ])("is its occurrence nearest to the offset: %s", (_, offset, start) => {
    expect(locateSegment(text, { start: offset, end: offset + 9, text: "shop" })).toEqual({
      start,
      end: start + 4,
    });
  });

  it("is its first occurrence, however far behind the offset", () => {
    expect(locateSegment("The best of all is the shop.", { start: 1, end: 5, text: "shop" })).toEqual({
      start: 23,
      end: 27,
    });
  });

  it("has no place where its text stands nowhere, or is none", () => {
    for (const sought of ["elsewhere", "Shop", ""])
      expect(locateSegment(text, { start: 0, end: 4, text: sought })).toBeNull();
  });

  it("does not cut a character in two", () => {
    expect(locateSegment("🚲", { start: 0, end: 1, text: "\ud83d" })).toBeNull();
    expect(locateSegment("🚲", { start: 1, end: 2, text: "\udeb2" })).toBeNull();
    expect(
      locateSegment("🚲🚲 See ([shop](https://shop.example/a)) now", {
        start: 8,
        end: 39,
        text: "([shop](https://shop.example/a))",
      }),
    ).toEqual({ start: 9, end: 41 });
  });
});

const anyNumber = fc.oneof(fc.integer({ min: -3, max: 60 }), fc.double(), fc.maxSafeInteger());
const anyText = fc.string({ unit: fc.constantFrom("a", "b", "🚲", "é", "\ud83d", "\udeb2"), maxLength: 30 });

it("gives the text that was given or nothing, and never half a character, whatever comes", () => {
  fc.assert(
    fc.property(anyText, anyNumber, anyNumber, fc.option(anyText), (text, start, end, sought) => {
      const found = locateSegment(text, { start, end, text: sought });
      if (found === null) return;
      const segment = text.slice(found.start, found.end);
      expect(segment.length).toBe(found.end - found.start);
      expect(segment).not.toBe("");
      if (sought !== null) expect(segment).toBe(sought);
      const cutAt = [text.slice(0, found.start), segment, text.slice(found.end)];
      expect(cutAt.flatMap((part) => [...part])).toEqual([...text]);
    }),
    tries(1_000),
  );
});
