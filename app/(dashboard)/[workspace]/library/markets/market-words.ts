import { ruleOf, whyMissing } from "@/lib/api-contract/engine-rules";
import { ENGINE_LABELS, ENGINES } from "@/lib/domain/engines/engine";
import type { Market } from "@/lib/domain/library/market";

/** Codes by their names. */
export const byName = (codes: readonly string[], nameOf: (code: string) => string) =>
  codes
    .map((value) => ({ value, label: nameOf(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "en"));

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Which engines are told a market's country, and which ask in its language only. A model may take less than its engine. */
export function reachWords({ country, city }: Pick<Market, "country" | "city">): string {
  if (country === null) return "The wording’s language only; no engine is told a place.";
  const takes = (field: "web_search_country_iso_code" | "web_search_city") =>
    ENGINES.filter((engine) => {
      const { countries: known } = ruleOf(engine, field);
      return whyMissing(engine, "live", field) === null && (known?.includes(country) ?? true);
    });
  const told = takes("web_search_country_iso_code");
  const names = (engines: readonly (typeof ENGINES)[number][]) =>
    list.format(engines.map((engine) => ENGINE_LABELS[engine]));
  const untold = ENGINES.filter((engine) => !told.includes(engine));
  const toldCity = takes("web_search_city").filter((engine) => told.includes(engine));
  return [
    told.length > 0 && `Country to ${names(told)}, where they search`,
    city !== null && toldCity.length > 0 && `city to ${names(toldCity)}`,
    untold.length > 0 && `${names(untold)}: language only`,
  ]
    .filter(Boolean)
    .join("; ")
    .concat(".");
}
