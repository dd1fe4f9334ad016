import type { Interval } from "./wilson";

/**
 * Of what a figure speaks: of all questions of the kind that the families are a sample of, or of these very questions,
 * where only the engine's own chance is left.
 */
export type Estimand = "questions-like-these" | "these-questions";

/** How an interval was made; docs/metrics.md has each. */
export type Method =
  | "wilson-by-family"
  | "wilson-assumed-likeness"
  | "wilson-of-prompt-days"
  | "jackknife-logit"
  | "jackknife"
  | "bootstrap";

/** What has to be said beside a figure. */
export type Note =
  /** Nothing was answered, or nothing is there to be shared. */
  | "nothing-to-count"
  /** Too few families for any interval of questions like these. */
  | "few-families"
  | "small-sample"
  /** Fewer questions than the public criterion asks for. */
  | "exploratory"
  /** The mean of the families' own shares is another. */
  | "families-differ";

export interface Figure {
  /** Numerator ÷ denominator; null of nothing. */
  value: number | null;
  numerator: number;
  denominator: number;
  /** Of 95 %; null where none can be told, and the notes say why. */
  interval: Interval | null;
  method: Method | null;
  estimand: Estimand;
  notes: Note[];
}

/** Fewer effective families have no interval: Student's t of a few would be wide and wrong. */
export const LEAST_FAMILIES = 10;
/** In fewer families with a hit, or with a miss, their likeness can't be told from the data. */
export const LEAST_FAMILIES_EACH = 5;
/** How alike answers of a family are taken to be there: what brands that everybody knows had at the least in public. */
export const ASSUMED_RHO = 0.4;
/** The public IAB criterion. */
export const LEAST_QUESTIONS = 50;
