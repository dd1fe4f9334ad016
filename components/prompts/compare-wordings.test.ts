import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { compareWordings, type WordingPart } from "./compare-wordings";

const without = (parts: readonly WordingPart[], change: WordingPart["change"]): string =>
  parts.flatMap((part) => (part.change === change ? [] : [part.text])).join("");

it("gives back both wordings, whatever they are", () => {
  const wordings = fc.oneof(anyText(), fc.lorem({ maxCount: 30 }));
  fc.assert(
    fc.property(wordings, wordings, (older, newer) => {
      const parts = compareWordings(older, newer);
      expect(without(parts, "removed")).toBe(newer);
      expect(without(parts, "added")).toBe(older);
    }),
  );
});

it("marks the words that differ and no others", () => {
  expect(compareWordings("best parks in Spain", "best water parks in Spain")).toEqual([
    { text: "best ", change: "kept" },
    { text: "water ", change: "added" },
    { text: "parks in Spain", change: "kept" },
  ]);
});

it("gives up on texts too long to compare and shows both whole", () => {
  const long = "word ".repeat(3_000);
  expect(compareWordings(long, `${long}more`).map(({ change }) => change)).toEqual(["removed", "added"]);
});
