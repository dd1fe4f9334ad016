import fc from "fast-check";
import { expect, it } from "vitest";
import { differencesOf } from "./differences";

it("are named by where they stand, with both values", () => {
  const kept = { text: "a", items: [{ type: "message", n: 1 }], gone: null };
  const found = { items: [{ n: 2, type: "message" }, "new"], text: "a", gone: null, late: undefined };
  expect(differencesOf(kept, found)).toEqual([
    { field: "items[0].n", kept: "1", found: "2" },
    { field: "items[1]", kept: "nothing", found: '"new"' },
  ]);
});

it("are none of a record written as JSON and read again, whatever it holds", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      expect(differencesOf(value, JSON.parse(JSON.stringify(value)))).toEqual([]);
    }),
  );
});
