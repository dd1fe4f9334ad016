import type { AnswerEngine } from "@/lib/domain/engines/engine";

/** What one model was asked on one surface: one model answers it, until another takes its place. */
export interface Series {
  engine: AnswerEngine;
  modelAsked: string;
  /** See `SURFACES`. */
  surface: string;
}

/** As many of them as an address names. */
export const SERIES_MAX = 50;

const keyOf = ({ engine, modelAsked, surface }: Series): string =>
  JSON.stringify([engine, modelAsked, surface]);

/** The series of what may be of one more than once, each once, in order; null where there is none. */
export function seriesIn(all: readonly Series[]): readonly Series[] | null {
  const series = new Map(
    all.map(({ engine, modelAsked, surface }) => {
      const one = { engine, modelAsked, surface };
      return [keyOf(one), one];
    }),
  );
  return series.size === 0 ? null : [...series.values()];
}
