import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "@/lib/format/csv";
import { anyText } from "@/test/properties";
import { protectCell, readCell } from "./protect-cell";

it.each([
  ["=1+1", "'=1+1"],
  ["-5", "'-5"],
  ["@home", "'@home"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  [" b ", "' b '"],
  ["' b '", "'' b ''"],
  ["'tis", "'tis"],
  ["'", "'"],
  ["=1 ", "'=1 "],
])("%j is written as %j", (text, cell) => {
  expect(protectCell(text)).toBe(cell);
  expect(readCell(cell)).toBe(text);
});

it.each([
  ["  best  shoes ", "best  shoes"],
  ["\u00a0best\t", "best"],
  ["'tis ", "'tis"],
  ["'quoted'", "'quoted'"],
])("of other files %j is %j", (cell, text) => {
  expect(readCell(cell)).toBe(text);
});

const texts = fc
  .array(fc.oneof(fc.constantFrom("'", "=", "+", "-", "@", " ", "\t", "\n", "\r", "＝", '"'), anyText(5)))
  .map((parts) => parts.join(""));

it("every text comes back, and none is a formula", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const cell = protectCell(text);
      expect(readCell(cell)).toBe(text);
      expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      // The download's own writer has nothing to add.
      expect(
        csvLine([cell])
          .replace(/^"|"?\r\n$/g, "")
          .replaceAll('""', '"'),
      ).toBe(cell);
    }),
  );
});
