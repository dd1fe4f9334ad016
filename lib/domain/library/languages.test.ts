import { expect, it } from "vitest";
import { LANGUAGES } from "./languages";
import { marketSchema } from "./market";

it("every language is there once, by its two letters, and has a name", () => {
  expect(LANGUAGES.filter((code) => !/^[a-z]{2}$/.test(code))).toEqual([]);
  expect(new Set(LANGUAGES).size).toBe(LANGUAGES.length);
  expect(LANGUAGES).toHaveLength(183);
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  expect(LANGUAGES.filter((code) => names.of(code) === undefined)).toEqual([]);
});

const paris = { name: "Paris", language: "fr", country: "FR", city: "Paris" };

it("a market is a language, and a country and a city where they count", () => {
  expect(marketSchema.parse({ ...paris, name: " Paris ", city: " Paris " })).toEqual(paris);
  for (const city of [null, " "])
    expect(marketSchema.parse({ ...paris, country: null, city })).toEqual({
      ...paris,
      country: null,
      city: null,
    });
});

it.each([
  [{ language: "FR" }, "Choose a language."],
  [{ language: "xx" }, "Choose a language."],
  [{ country: "fr" }, "Choose a country."],
  [{ country: "FRA" }, "Choose a country."],
  [{ country: "xFR" }, "Choose a country."],
  [{ city: "x".repeat(256) }, "At most 255 characters."],
  [{ city: "\u0000" }, "The city has a character that is not text, U+0000, at position 1. Remove it."],
  [{ name: " " }, "Give the market a name."],
])("a market of %j is refused", (odd, message) => {
  const { error } = marketSchema.safeParse({ ...paris, ...odd });
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});
