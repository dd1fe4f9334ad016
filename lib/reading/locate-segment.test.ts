import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

describe("locateSegment", () => {
  it("finds the segment whichever unit its offsets count in", () => {
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

  it("takes offsets for code units where no text is given, and drops them where they leave the text", () => {
    expect(locateSegment("café au lait", { start: 0, end: 4, text: null })).toEqual({ start: 0, end: 4 });
    expect(locateSegment("short", { start: 2, end: 40, text: null })).toBeNull();
    expect(locateSegment("short", { start: 3, end: 3, text: null })).toBeNull();
  });

  it("gives no place to a segment that stands nowhere", () => {
    expect(locateSegment("the answer", { start: 0, end: 4, text: "elsewhere" })).toBeNull();
  });
});
