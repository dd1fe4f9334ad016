import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { paragraphPieces, wordPieces, wordsOf } from "./words";

it.each([
  ["The Ford's 2 doors.", ["the", "ford's", "2", "doors"]],
  ["ＡＣＭＥ, Straße!", ["acme", "straße"]],
  ["最好的跑鞋", ["最好的", "跑鞋"]],
  ["See [the site](https://a.example/b?utm_source=x) or https://b.example/c.", ["see", "the", "site", "or"]],
  ["…", []],
])("finds the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it("cuts a text into words with the spaces after them, signs and line breaks", () => {
  expect(wordPieces("Best  shoes, really.\n\n- One")).toEqual([
    ...["Best  ", "shoes", ",", " ", "really", ".", "\n\n", "-", " ", "One"],
  ]);
  expect(paragraphPieces("One\ntwo\n\n\nthree")).toEqual(["One\n", "two\n\n\n", "three"]);
});

it("loses nothing of any text, half a pair and line breaks of any kind included", () => {
  const texts = fc.oneof(
    anyText(),
    fc.string({
      unit: fc.constantFrom("a", "é", " ", "\n", "\r", "\u2028", "最", "好", "\ud83d", "😀", "'"),
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(wordPieces(text).join("")).toBe(text);
      expect(paragraphPieces(text).join("")).toBe(text);
    }),
  );
});
