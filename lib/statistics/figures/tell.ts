import type { Estimand, Figure } from "../intervals/figure";
import { type Rate, rateOf } from "../intervals/rate";
import { meanOf, type Part, type Share, shareOf } from "../intervals/share";
import { type Base, isIn, type LeftOut, leftOutOf, type Observation, tallyPrompts } from "../observations";

/** Of what, and of whom a figure is to speak. */
export interface Asked {
  estimand: Estimand;
  base: Base;
  /** How alike the workspace's other brands are in a family (`pooledRho`), where that is known. */
  pooledRho?: number;
}

/** A figure with all that is told beside it. */
export interface Told<Kind extends Figure> {
  figure: Kind;
  /** The same with each answer counted as often as its question's weight in the set; null where all weigh the same. */
  weighted: Share | null;
  leftOut: LeftOut;
}

/** What of one answer a share or a mean counts. */
export interface Counted {
  part: number;
  whole: number;
}

/** The share of answers that are a hit. */
export function tellRate<Row extends Observation>(
  rows: readonly Row[],
  asked: Asked,
  isHit: (row: Row) => boolean,
): Told<Rate> {
  const figure = rateOf(tallyPrompts(rows, asked.base, isHit), asked.estimand, asked.pooledRho);
  const parts = weightedParts(rows, asked, (row) => ({ part: isHit(row) ? 1 : 0, whole: 1 }));
  return { figure, weighted: parts && shareOf(parts, asked.estimand, asked.pooledRho), ...left(rows, asked) };
}

/** The share of a part in a whole, both of which an answer may have more than one of. */
export function tellShare<Row extends Observation>(
  rows: readonly Row[],
  asked: Asked,
  of: (row: Row) => Counted,
): Told<Share> {
  const parts = weightedParts(rows, asked, of);
  const figure = shareOf(partsOf(rows, asked, of), asked.estimand, asked.pooledRho);
  return { figure, weighted: parts && shareOf(parts, asked.estimand, asked.pooledRho), ...left(rows, asked) };
}

/** The mean of something, over as many as `whole` says. */
export function tellMean<Row extends Observation>(
  rows: readonly Row[],
  asked: Asked,
  of: (row: Row) => Counted,
): Told<Share> {
  const parts = weightedParts(rows, asked, of);
  const figure = meanOf(partsOf(rows, asked, of), asked.estimand);
  return { figure, weighted: parts && meanOf(parts, asked.estimand), ...left(rows, asked) };
}

const left = (rows: readonly Observation[], { base }: Asked) => ({ leftOut: leftOutOf(rows, base) });

function partsOf<Row extends Observation>(
  rows: readonly Row[],
  { base, estimand }: Asked,
  of: (row: Row) => Counted,
): Part[] {
  return rows
    .filter((row) => isIn(row, base))
    .map((row) => ({ cluster: clusterOf(row, estimand), ...of(row) }));
}

/** What is one draw: the family; of these very questions, a day of one. */
const clusterOf = ({ family, prompt, day }: Observation, estimand: Estimand): string =>
  estimand === "questions-like-these" ? family : JSON.stringify([prompt, day]);

/** Weights of a mean of 1, so that a weighted whole is of as many things as there are. */
function weightedParts<Row extends Observation>(
  rows: readonly Row[],
  asked: Asked,
  of: (row: Row) => Counted,
): Part[] | null {
  const counted = rows.filter((row) => isIn(row, asked.base));
  if (counted.every(({ weight }) => weight === counted[0]?.weight)) return null;
  const mean = counted.reduce((sum, { weight }) => sum + weight, 0) / counted.length;
  return partsOf(rows, asked, (row) => {
    const { part, whole } = of(row);
    return { part: (part * row.weight) / mean, whole: (whole * row.weight) / mean };
  });
}
