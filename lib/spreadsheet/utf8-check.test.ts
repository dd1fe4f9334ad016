import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "@/test/properties";
import { utf8Check } from "./utf8-check";

/** Bytes cut at such places, looked at piece by piece. */
function check(bytes: Uint8Array, cuts: readonly number[]): boolean {
  const isUtf8 = utf8Check();
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  places.slice(1).forEach((to, place) => isUtf8(bytes.subarray(places[place], to), false));
  return isUtf8(new Uint8Array(), true);
}

function isDecoded(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

test("wherever it is cut, a text is UTF-8", () => {
  fc.assert(
    fc.property(anyText(20), cuts, (text, at) => {
      expect(check(new TextEncoder().encode(text), at)).toBe(true);
    }),
  );
});

test("wherever they are cut, bytes are what a decoder says of them", () => {
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x41, 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xac, 0xed, 0xf0, 0x9f),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 8 }), cuts, (values, at) => {
      const bytes = Uint8Array.from(values);
      expect(check(bytes, at)).toBe(isDecoded(bytes));
    }),
    { numRuns: 500 },
  );
});

test("a character that is never ended is none", () => {
  expect(check(Uint8Array.of(0x41, 0xe2, 0x82), [2])).toBe(false);
  expect(check(new Uint8Array(), [])).toBe(true);
});
