/**
 * What became of what was asked: answered with a search, without one, or nobody told with which; not answered; the last
 * is a place of a chart that nobody asked for.
 */
export type AnswerState = "searched" | "unsearched" | "search-not-told" | "failed" | "pending" | "not-asked";

/** One asked cell as statistics see it. Whatever else it is counted by (engine, model, market, run) comes beside. */
export interface Observation {
  /** The id of the answer, or of the task that has none. */
  answer: string;
  /** The group of questions that are asked for the same thing: what intervals take for one draw. A prompt alone is one. */
  family: string;
  prompt: string;
  /** The day it was answered on, in the workspace's zone; repeats of a day are no more than one for some figures. */
  day: string;
  state: AnswerState;
  /** How much its question counts in the set; 1 where the set says nothing. */
  weight: number;
}

/** Of which answers a figure is: of all, or of those for which the model searched. */
export type Base = "answered" | "searched";

/** What a figure does not count, told beside it. */
export interface LeftOut {
  failed: number;
  pending: number;
  notAsked: number;
  /** Answered without a search, where the figure is of answers with one; else 0. */
  unsearched: number;
  /** Answered, but it is not told what is counted: whether there was a search, or how far brands are recommended. */
  notTold: number;
}

/** What of one prompt was answered, and in how many of the answers what is counted was there. */
export interface PromptTally {
  family: string;
  prompt: string;
  hits: number;
  answers: number;
  /** On how many days. */
  days: number;
  weight: number;
}

export const isIn = ({ state }: { state: AnswerState }, base: Base): boolean =>
  state === "searched" || (base === "answered" && (state === "unsearched" || state === "search-not-told"));

/** `isTold`: whether an answer of the base tells what is counted. */
export function leftOutOf<Row extends { state: AnswerState }>(
  observations: Iterable<Row>,
  base: Base,
  isTold: (row: Row) => boolean = () => true,
): LeftOut {
  const left = { failed: 0, pending: 0, notAsked: 0, unsearched: 0, notTold: 0 };
  for (const row of observations) {
    const { state } = row;
    if (state === "failed") left.failed += 1;
    if (state === "pending") left.pending += 1;
    if (state === "not-asked") left.notAsked += 1;
    if (state === "unsearched" && base === "searched") left.unsearched += 1;
    if (isIn(row, base) ? !isTold(row) : state === "search-not-told") left.notTold += 1;
  }
  return left;
}

/**
 * The tallies of prompts by what of their answers is a hit; what is not of the base counts nowhere. A prompt is of
 * one family and has one weight: a RangeError says which has not.
 */
export function tallyPrompts<Row extends Observation>(
  rows: Iterable<Row>,
  base: Base,
  isHit: (row: Row) => boolean,
): PromptTally[] {
  const tallies = new Map<string, PromptTally & { seen: Set<string> }>();
  for (const row of rows) {
    if (!isIn(row, base)) continue;
    const { family, prompt, weight } = row;
    const tally = tallies.get(prompt) ?? {
      family,
      prompt,
      weight,
      hits: 0,
      answers: 0,
      days: 0,
      seen: new Set(),
    };
    if (tally.family !== family || tally.weight !== weight)
      throw new RangeError(`Prompt ${prompt} is of two families, or has two weights.`);
    tally.answers += 1;
    if (isHit(row)) tally.hits += 1;
    tally.seen.add(row.day);
    tally.days = tally.seen.size;
    tallies.set(prompt, tally);
  }
  return [...tallies.values()].map(({ seen: _, ...tally }) => tally);
}
