/** Why there is no figure at all. */
export type Why =
  /** A fictitious brand has no voice and no rank. */
  | "control"
  /** No answer's citations have places in its text. */
  | "no-places"
  /** Texts were not read for it: `recompute` does. */
  | "not-read"
  | "nothing-cited"
  /** Fewer than nine periods, or one with fewer than two answers. */
  | "few-periods"
  /** One engine alone, or none that was asked the same prompt. */
  | "one-engine"
  /** No prompt has two answers. */
  | "no-repeats";

/** In place of a figure that can't be told. */
export interface Unknown {
  unknown: Why;
}
