const languages = new Intl.DisplayNames("en", { type: "language" });
const countries = new Intl.DisplayNames("en", { type: "region" });

/** "Finnish" */
export const languageName = (code: string): string => languages.of(code) ?? code;

/** "Finland" */
export const countryName = (code: string): string => countries.of(code) ?? code;

interface Place {
  language: string;
  country: string | null;
  city: string | null;
}

/** What a market is called until somebody calls it otherwise: "Finnish, Finland, Turku". */
export const placeName = ({ language, country, city }: Place): string =>
  [languageName(language), country && countryName(country), city].filter(Boolean).join(", ");
