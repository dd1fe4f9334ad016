import fc from "fast-check";
import { expect, it } from "vitest";
import { distinctNames } from "./distinct-names";

const named = (...names: string[]) => names.map((name, place) => ({ id: String(place), name }));

it("numbers those of one name, past names that look so already", () => {
  const names = distinctNames(named("Boats", "Ships", "boats", "Boats #2"));
  expect([...names.entries()].sort()).toEqual([
    ["0", "Boats #1"],
    ["1", "Ships"],
    ["2", "boats #3"],
    ["3", "Boats #2"],
  ]);
});

it("gives no two the same name", () => {
  const some = fc.array(fc.constantFrom("a", "A", " a", "a #1", "A #2", "a #1 #1", "b"), { maxLength: 8 });
  fc.assert(
    fc.property(some, (names) => {
      const given = [...distinctNames(named(...names)).values()].map((name) => name.trim().toLowerCase());
      expect(new Set(given).size).toBe(names.length);
    }),
  );
});
