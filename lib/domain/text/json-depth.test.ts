import fc from "fast-check";
import { expect, it } from "vitest";
import { nestsDeeper } from "./json-depth";

/** How deep a value is written: a list or an object is one deeper than the deepest thing in it. */
const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner)))
    : 0;

it.each([
  ["[]", 1],
  ["{}", 1],
  ['[{"a":[]}]', 3],
  ['[[],[],{"a":{}}]', 3],
  ['[{"a":{}},{"b":{}}]', 3],
  ['["[[{{"]', 1],
  ['["a\\"[[[["]', 1],
  ['["\\\\",[]]', 2],
  ['{"[":"]"}', 1],
])("%s nests %i deep", (text, depth) => {
  expect(nestsDeeper(text, depth)).toBe(false);
  expect(nestsDeeper(text, depth - 1)).toBe(true);
});

it("is what reading it would say", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(6), (text, limit) => {
      expect(nestsDeeper(text, limit)).toBe(depthOf(JSON.parse(text)) > limit);
    }),
  );
});

it("looks at what no stack could", () => {
  expect(nestsDeeper("[".repeat(1_000_000), 100)).toBe(true);
  expect(nestsDeeper("[]".repeat(500_000), 1)).toBe(false);
});
