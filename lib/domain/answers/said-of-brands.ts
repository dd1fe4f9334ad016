// What of brands an answer can be asked for, beside naming one; told of answers as far as they are measured.

/** How far an answer recommends a brand, at the least; that it names it at all is asked by the brand alone. */
export const ASKED_LEVELS = ["shortlisted", "top-pick"] as const;
export type AskedLevel = (typeof ASKED_LEVELS)[number];

export const ASKED_LEVEL_LABELS: Record<AskedLevel, string> = {
  shortlisted: "shortlisted or top pick",
  "top-pick": "top pick",
};

/** How an answer portrays a brand, its mentions together. */
export const ASKED_PORTRAYALS = ["positive", "negative", "neutral", "told", "not-told"] as const;
export type AskedPortrayal = (typeof ASKED_PORTRAYALS)[number];

export const ASKED_PORTRAYAL_LABELS: Record<AskedPortrayal, string> = {
  positive: "positive",
  negative: "negative",
  neutral: "neither",
  told: "told, whichever",
  "not-told": "not told",
};

/** From so much on, either way, of 1, a mention is praised or blamed; between them it is neutral. */
export const JUDGED_FROM = 0.25;

/**
 * What a figure is of: all that is measured; those that tell how far they recommend whom; those that name any tracked
 * brand; those with a list item that names the brand, or any.
 */
export const COUNTED_AS = ["measured", "levels", "brands", "listed"] as const;
export type CountedAs = (typeof COUNTED_AS)[number];

export const COUNTED_AS_LABELS: Record<CountedAs, string> = {
  measured: "presence: all that are measured",
  levels: "levels: those in English",
  brands: "share of voice: naming a tracked brand",
  listed: "list rank: named by a list item",
};
