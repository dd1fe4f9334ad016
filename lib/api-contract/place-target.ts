import { ruleOf, whyMissing } from "@/lib/api-contract/engine-rules";
import type { AskSettings } from "@/lib/domain/runs/ask";
import { ENGINE_LABELS, type Engine, type Method } from "@/lib/domain/engines/engine";
import type { Market } from "@/lib/domain/library/market";

const COUNTRY = "web_search_country_iso_code";
const CITY = "web_search_city";

/** What of a market a target is told beside the wording. */
export type Reach = "city" | "country" | "language";

export interface Placed {
  settings: AskSettings;
  reach: Reach;
  /** Why it is told less than the market says, in words for people; null where it is told all. */
  lacks: string | null;
}

interface PlacedTarget {
  engine: Engine;
  model: string;
  method: Method;
  settings: AskSettings;
}

/**
 * The settings of a target in a market: with its country and city as far as engine, model and settings take them. What
 * is left is the language of the wording.
 */
export function placeTarget(
  { engine, model, method, settings }: PlacedTarget,
  { country, city }: Market,
): Placed {
  const { [COUNTRY]: _country, [CITY]: _city, ...rest } = settings;
  const refusal = (field: typeof COUNTRY | typeof CITY): string | null => {
    const { needs, refusedBy, countries } = ruleOf(engine, field);
    const missing = whyMissing(engine, method, field);
    if (missing !== null) return missing;
    if (needs && settings[needs] !== true) return "Without web search there is no place to search from.";
    if (refusedBy?.test(model)) return `${model} takes no ${field === COUNTRY ? "country" : "city"}.`;
    if (field === COUNTRY && country !== null && countries && !countries.includes(country))
      return `${ENGINE_LABELS[engine]} does not take the country ${country}.`;
    return null;
  };
  if (country === null) return { settings: rest, reach: "language", lacks: null };
  const noCountry = refusal(COUNTRY);
  if (noCountry !== null) return { settings: rest, reach: "language", lacks: noCountry };
  const placed = { ...rest, [COUNTRY]: country };
  if (city === null) return { settings: placed, reach: "country", lacks: null };
  const noCity = refusal(CITY);
  return noCity === null
    ? { settings: { ...placed, [CITY]: city }, reach: "city", lacks: null }
    : { settings: placed, reach: "country", lacks: noCity };
}
