import { expect, it } from "vitest";
import { toldOnly } from "./told-place";

const country = { web_search_country_iso_code: "FI" };

it.each([
  ["an engine that takes no place", {}, "Turku", "language"],
  ["no place at all", { web_search: true }, null, "language"],
  ["an engine that takes no city", country, "Turku", "country"],
  ["all of it", { ...country, web_search_city: "Turku" }, "Turku", null],
  ["a country, of which there is no more", country, null, null],
] as const)("%s", (_, parameters, city, only) => {
  expect(toldOnly(parameters, city)).toBe(only);
});
