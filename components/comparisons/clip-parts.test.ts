import { expect, it } from "vitest";
import { clipParts } from "./clip-parts";

const part = (text: string, change: "kept" | "added" | "removed") => ({ text, change });

it("shows what is not very long as it is", () => {
  const parts = [part("same ".repeat(1_000), "kept"), part("new", "added")];
  expect(clipParts(parts)).toEqual(parts);
});

it("shows of very long ones what differs and what stands around it, and says how much is left out", () => {
  const shown = clipParts([
    part("x".repeat(70_000), "kept"),
    part("new", "added"),
    part("y".repeat(500), "kept"),
  ]);
  expect(shown).toEqual([
    part("x".repeat(300), "kept"),
    { change: "left out", characters: 69_400 },
    part("x".repeat(300), "kept"),
    part("new", "added"),
    part("y".repeat(500), "kept"),
  ]);
});

it("ends where a browser would have too much to show, and halves no character", () => {
  const parts = Array.from({ length: 30 }, () => part("😀".repeat(6_000), "added"));
  const shown = clipParts(parts);
  const texts = shown.flatMap((each) => (each.change === "left out" ? [] : [each.text]));
  const left = shown.flatMap((each) => (each.change === "left out" ? [each.characters] : []));
  expect(texts.join("").length).toBeLessThanOrEqual(70_000);
  expect(texts.every((text) => text.isWellFormed())).toBe(true);
  expect(texts.join("").length + left.reduce((sum, count) => sum + count, 0)).toBe(30 * 12_000);
});
