import { COUNTRIES } from "@/lib/api-contract/countries";
import { LANGUAGES } from "@/lib/domain/library/languages";

export interface MarketPlace {
  language: string;
  country: string | null;
  city: string | null;
}

const CODE = /^([a-z]{2})(?:[-_]([a-z]{2}))?(?:\/(.+))?$/is;

/** A market as a cell names it, whatever the market's own name: `fi`, `fi-FI`, `fi-FI/Turku`. */
export const writeMarket = ({ language, country, city }: MarketPlace): string =>
  [country ? `${language}-${country}` : language, ...(city ? [city] : [])].join("/");

/** What a cell like that says; null where it says no language that is known, or no country. */
export function readMarket(cell: string): MarketPlace | null {
  const [, language = "", country = null, city = null] = CODE.exec(cell) ?? [];
  const place = { language: language.toLowerCase(), country: country?.toUpperCase() ?? null, city };
  if (!LANGUAGES.includes(place.language)) return null;
  return place.country === null || COUNTRIES.includes(place.country) ? place : null;
}
