import type { ReadAnswer } from "../figures/read-answer";

/** How often an answer does something to a brand. */
interface OfBrand {
  brand: string;
  count: number;
}

/** An answer whose citations have places in its text. */
export interface PlacedCitations {
  sentences: number;
  /** Sentences that cite anything. */
  citing: number;
  /** Of each domain its word share, position-adjusted (`positionAdjustedShares`); 1 in sum, none where nothing is cited. */
  shares: readonly (readonly [domain: string, share: number])[];
}

/** What an answer, or a task that has none, is counted by. Null: it has none, or nobody told. */
export interface AskedBy {
  engine: string;
  modelAsked: string;
  modelAnswered: string | null;
  set: string | null;
  tags: readonly string[];
  topic: string | null;
  persona: string | null;
  market: string | null;
  run: string | null;
  surface: string | null;
  origin: string;
}

/** Places of citations are in texts, and not every reader looks at those. */
export const NOT_READ = "not-read";
type NotRead = typeof NOT_READ;

/** An asked cell with all that figures are made of: what every reader of answers, of a database or a file, has to give. */
export interface MeasuredAnswer extends ReadAnswer {
  by: AskedBy;
  /** Mentions in a link to the brand, or right before one. */
  linked: readonly OfBrand[];
  /** Mentions that say nothing was found about the brand. */
  absent: readonly OfBrand[];
  /** Null where its citations have no places. */
  placed: PlacedCitations | null | NotRead;
}
