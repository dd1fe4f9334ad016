import type { Observation } from "../observations";

/** How far an answer recommends a brand; each counts as those before it, too. */
export const LEVELS = ["named", "shortlisted", "top-pick"] as const;
export type Level = (typeof LEVELS)[number];

/** One brand of one answer. */
export interface Named {
  brand: string;
  /** Tracked, suggested and not tracked yet, or a fictitious control, which is in no denominator. */
  role: "tracked" | "suggested" | "control";
  /** How often. */
  mentions: number;
  /** Null where it is not told: the rules know English alone. */
  level: Level | null;
  /** The number of the list item that names it first; null where no list does. */
  listRank: number | null;
  /** How its mentions are portrayed, from -1 to 1 each, in sum; null where that is not told. */
  portrayal: number | null;
}

/** An answer as what is counted in it. */
export interface ReadAnswer extends Observation {
  /** In the order of first mention. */
  named: readonly Named[];
  citations: readonly { domain: string; url: string }[];
  /** How many of its citations are each brand's, by the brand's domains; nothing of a brand that has none. */
  cited: readonly { brand: string; citations: number }[];
  /** How many companies it names that nobody tracks; null where that is not told. Some may be in `named`, too. */
  untracked: number | null;
  /** Whether it could be told how far it recommends whom. */
  areLevelsTold: boolean;
}

export const isNamed = ({ named }: { named: readonly Pick<Named, "brand">[] }, brand: string): boolean =>
  named.some((one) => one.brand === brand);

/** How many of an answer's citations are somebody's. */
export type CitationsOf = (row: ReadAnswer) => number;

/** Those that are of a brand's own domains. */
export const citationsOfBrand =
  (brand: string): CitationsOf =>
  ({ cited }) =>
    cited.find((one) => one.brand === brand)?.citations ?? 0;
