import { expect, it } from "vitest";
import type { AskSettings } from "@/lib/domain/runs/ask";
import type { Engine } from "@/lib/domain/engines/engine";
import type { Market } from "@/lib/domain/library/market";
import { placeTarget } from "./place-target";

const SEARCHING: AskSettings = { web_search: true };
const FINLAND = { name: "Finland", language: "fi", country: "FI", city: null };
const HELSINKI = { ...FINLAND, name: "Helsinki", city: "Helsinki" };
const ESTONIA = { ...FINLAND, name: "Eesti", language: "et", country: "EE" };
const FINNISH = { ...FINLAND, name: "Finnish", country: null };

const place = (engine: Engine, market: Market, changes = {}) =>
  placeTarget({ engine, model: "a-model", method: "standard", settings: SEARCHING, ...changes }, market);

it.each([
  ["chat_gpt", HELSINKI, {}, "city", { web_search_country_iso_code: "FI", web_search_city: "Helsinki" }],
  ["claude", FINLAND, {}, "country", { web_search_country_iso_code: "FI" }],
  [
    "perplexity",
    HELSINKI,
    { model: "sonar", method: "live", settings: {} },
    "country",
    { web_search_country_iso_code: "FI" },
  ],
  ["chat_gpt", FINLAND, {}, "country", { web_search_country_iso_code: "FI" }],
  ["claude", HELSINKI, {}, "city", { web_search_country_iso_code: "FI", web_search_city: "Helsinki" }],
  [
    "chat_gpt",
    FINLAND,
    { settings: { web_search: true, web_search_city: "Umeå" } },
    "country",
    { web_search: true, web_search_country_iso_code: "FI" },
  ],
] as const)("%s in %o is told its place", (engine, market, changes, reach, told) => {
  const { settings, ...rest } = place(engine, market, changes);
  const base = "settings" in changes ? {} : SEARCHING;
  expect(settings).toEqual({ ...base, ...told });
  expect(rest).toEqual({ reach, lacks: engine === "perplexity" ? expect.stringContaining("no city") : null });
});

it.each([
  ["gemini", FINLAND, {}, "no country"],
  ["gemini", HELSINKI, {}, "no country"],
  ["chat_gpt", HELSINKI, { model: "o1" }, "o1 takes no country"],
  ["claude", { ...ESTONIA, city: "Tallinn" }, {}, "does not take the country EE"],
  ["perplexity", FINLAND, { model: "r1-1776", method: "live", settings: {} }, "r1-1776 takes no country"],
  ["claude", ESTONIA, {}, "does not take the country EE"],
  ["chat_gpt", FINLAND, { model: "o1" }, "o1 takes no country"],
  ["chat_gpt", FINLAND, { settings: {} }, "Without web search"],
] as const)("%s in %o, %o: the wording's language is all it knows, and why is said", (...line) => {
  const [engine, market, changes, why] = line;
  const placed = place(engine, market, changes);
  expect(placed).toMatchObject({ reach: "language", lacks: expect.stringContaining(why) });
  const told = Object.keys(placed.settings);
  expect(told.filter((field) => /country|city/.test(field))).toEqual([]);
});

it("has nothing to say where the market is only a language, and no place by hand goes into a market", () => {
  const settings = { web_search: true, web_search_country_iso_code: "SE", web_search_city: "Umeå" };
  expect(place("chat_gpt", FINNISH, { settings })).toEqual({
    settings: SEARCHING,
    reach: "language",
    lacks: null,
  });
});
