import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { counted, shorten, plainExcerpt } from "./text";

const ownText = anyText(60);

it.each([
  ["harbour", 7, "harbour"],
  ["harbours", 7, "harbou…"],
  ["two words", 5, "two…"],
  ["🚲🚲🚲", 3, "🚲🚲🚲"],
  ["🚲🚲🚲🚲", 3, "🚲🚲…"],
  ["", 1, ""],
  ["ab", 1, "…"],
])("cuts %j at %d to %j", (text, limit, cut) => {
  expect(shorten(text, limit)).toBe(cut);
});

it("never exceeds the limit and leaves short texts alone", () => {
  fc.assert(
    fc.property(ownText, fc.integer({ min: 1, max: 40 }), (text, limit) => {
      const cut = shorten(text, limit);
      return [...cut].length <= limit && ([...text].length > limit || cut === text);
    }),
  );
});

it("writes one and many", () => {
  expect([counted(1, "answer"), counted(1204, "answer"), counted(2, "reply", "replies")]).toEqual([
    "1 answer",
    "1,204 answers",
    "2 replies",
  ]);
});

it.each([
  ["# Best parks\n\n**Rust** is [large](https://a.example/x_y).", "Best parks Rust is large."],
  ["1. `one`\n2. two\n- three", "one two three"],
  ["| park | price |\n|---|---|\n| Rust | 50 |", "park price Rust 50"],
  ["a ![map](https://t.example/p.png) b", "a map b"],
  ["snake_case and 2 * 3", "snake_case and 2 3"],
  ["", ""],
])("reads %j as one plain line", (markdown, line) => expect(plainExcerpt(markdown)).toBe(line));
