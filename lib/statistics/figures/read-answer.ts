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
  level: Level;
  /** The number of the list item that names it first; null where no list does. */
  listRank: number | null;
}

/** An answer as what is counted in it. */
export interface ReadAnswer extends Observation {
  /** In the order of first mention. */
  named: readonly Named[];
  citations: readonly { domain: string; url: string }[];
}

export const isNamed = ({ named }: ReadAnswer, brand: string): boolean =>
  named.some((one) => one.brand === brand);

export const citesAny = ({ citations }: ReadAnswer, domains: ReadonlySet<string>): boolean =>
  citations.some(({ domain }) => domains.has(domain));
