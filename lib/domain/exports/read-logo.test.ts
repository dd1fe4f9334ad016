import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLogo } from "./read-logo";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...part].map((one) => one.charCodeAt(0)) : part)),
  );
const big = (value: number, size: number) =>
  Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256);
const little = (value: number, size: number) => big(value, size).toReversed();

const png = (width: number, height: number) =>
  bytes(
    "\x89PNG\r\n\x1a\n",
    big(13, 4),
    "IHDR",
    big(width, 4),
    big(height, 4),
    [8, 6, 0, 0, 0],
    big(0, 4),
    big(0, 4),
    "IEND",
    big(0, 4),
  );
const jpeg = (width: number, height: number, before: number[] = []) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0],
    big(16, 2),
    "JFIF\0",
    Array<number>(9).fill(0),
    before,
    [0xff, 0xc2],
    big(17, 2),
    [8],
    big(height, 2),
    big(width, 2),
    [3],
    Array<number>(9).fill(0),
  );
const riff = (body: Uint8Array) => bytes("RIFF", little(body.length + 4, 4), "WEBP", [...body]);
const extended = (width: number, height: number) =>
  riff(bytes("VP8X", little(10, 4), [0, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)));
const lossless = (width: number, height: number) =>
  riff(
    bytes(
      "VP8L",
      little(9, 4),
      [0x2f],
      little(width - 1 + (height - 1) * 16_384, 4),
      Array<number>(4).fill(0),
      [0],
    ),
  );
const lossy = (width: number, height: number) =>
  riff(bytes("VP8 ", little(10, 4), [0, 0, 0, 0x9d, 0x01, 0x2a], little(width, 2), little(height, 2)));

const side = fc.integer({ min: 1, max: 16_000 });

describe("a logo's own bytes", () => {
  it("say what it is and how large, whatever the file is called", () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(readLogo(png(width, height))).toEqual({ type: "image/png", width, height });
        expect(readLogo(jpeg(width, height))).toEqual({ type: "image/jpeg", width, height });
        expect(readLogo(jpeg(width, height, [0xff, 0xff, 0xfe, 0, 4, 65, 66]))).toEqual({
          type: "image/jpeg",
          width,
          height,
        });
        for (const webp of [extended, lossless, lossy])
          expect(readLogo(webp(width, height))).toEqual({ type: "image/webp", width, height });
      }),
    );
  });

  it("are refused where they are cut off, of no size, or of anything else", () => {
    expect(readLogo(png(0, 10))).toBeNull();
    expect(readLogo(png(10, 10).slice(0, -6))).toBeNull();
    expect(readLogo(jpeg(10, 10).slice(0, 24))).toBeNull();
    expect(readLogo(extended(10, 10).slice(0, -2))).toBeNull();
    for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "GIF89a", "", "%PDF-1.7"])
      expect(readLogo(bytes(text))).toBeNull();
  });

  it("are read to an end, whatever they are", () => {
    const starts = [png(9, 9), jpeg(9, 9), extended(9, 9), lossless(9, 9), lossy(9, 9)];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(60),
        fc.uint8Array({ maxLength: 80 }),
        (start, kept, rest) => {
          const found = readLogo(Uint8Array.from([...start.slice(0, kept), ...rest]));
          if (found) expect(found.width * found.height).toBeGreaterThan(0);
        },
      ),
    );
  });
});
