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

/** The share of answers that are a hit, of those that tell it. */
export function tellRate<Row extends Observation>(
  rows: readonly Row[],
  asked: Asked,
  isHit: (row: Row) => boolean,
  isTold: (row: Row) => boolean = () => true,
): Told<Rate> {
  const telling = rows.filter((row) => isIn(row, asked.base) && isTold(row));
  const figure = rateOf(tallyPrompts(telling, asked.base, isHit), asked.estimand, asked.pooledRho);
  const parts = weightedParts(telling, asked, (row) => ({ part: isHit(row) ? 1 : 0, whole: 1 }));
  return {
    figure,
    weighted: parts && shareOf(parts, asked.estimand, asked.pooledRho),
    leftOut: leftOutOf(rows, asked.base, isTold),
  };
}

/**
 * The same of many things at once, each with the share of answers that have it: in one look at the answers, however many
 * things there are. What no answer has is not in it.
 */
export function tellRates<Row extends Observation>(
  rows: readonly Row[],
  asked: Asked,
  thingsOf: (row: Row) => Iterable<string>,
): Map<string, Told<Rate>> {
  const { base, estimand, pooledRho } = asked;
  const counted = rows.filter((row) => isIn(row, base));
  const tallies = tallyPrompts(counted, base, () => false);
  const leftOut = leftOutOf(rows, base);
  const wholes = sumByCluster(weightedParts(rows, asked, () => ({ part: 0, whole: 1 })));
  const weigh = weightOf(counted);
  const found = new Map<string, { hits: Map<string, number>; parts: Map<string, number> }>();
  for (const row of counted)
    for (const thing of new Set(thingsOf(row))) {
      const { hits, parts } = found.get(thing) ?? { hits: new Map(), parts: new Map() };
      hits.set(row.prompt, (hits.get(row.prompt) ?? 0) + 1);
      const cluster = clusterOf(row, estimand);
      if (wholes) parts.set(cluster, (parts.get(cluster) ?? 0) + weigh(row));
      found.set(thing, { hits, parts });
    }
  const told = [...found].map(([thing, { hits, parts }]): [string, Told<Rate>] => {
    const ofPrompts = tallies.map((tally) => ({ ...tally, hits: hits.get(tally.prompt) ?? 0 }));
    const weighted =
      wholes && [...wholes].map(([cluster, whole]) => ({ cluster, part: parts.get(cluster) ?? 0, whole }));
    return [
      thing,
      {
        figure: rateOf(ofPrompts, estimand, pooledRho),
        weighted: weighted && shareOf(weighted, estimand, pooledRho),
        leftOut,
      },
    ];
  });
  return new Map(told);
}

function sumByCluster(parts: readonly Part[] | null): Map<string, number> | null {
  if (parts === null) return null;
  const wholes = new Map<string, number>();
  for (const { cluster, whole } of parts) wholes.set(cluster, (wholes.get(cluster) ?? 0) + whole);
  return wholes;
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
  const weigh = weightOf(counted);
  return partsOf(rows, asked, (row) => {
    const { part, whole } = of(row);
    return { part: part * weigh(row), whole: whole * weigh(row) };
  });
}

/** What an answer weighs among those that are counted, whose mean is 1. */
function weightOf(counted: readonly Observation[]): (row: Observation) => number {
  const mean = counted.reduce((sum, { weight }) => sum + weight, 0) / counted.length;
  return ({ weight }) => weight / mean;
}
