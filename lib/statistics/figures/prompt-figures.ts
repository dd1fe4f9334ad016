import type { Rate } from "../intervals/rate";
import { type Interval, wilsonInterval } from "../intervals/wilson";
import { numberedSets, type OfPairs, ordersAlike, type SetsAlike, setsAlike } from "../likeness/every-two";
import { isIn } from "../observations";
import type { Named, ReadAnswer } from "./read-answer";
import { type Asked, tellRate, type Told } from "./tell";

/** How alike the repeats of one prompt are; null of fewer than two answers. */
export interface Likeness {
  domains: SetsAlike | null;
  brands: SetsAlike | null;
  /** Rank-biased overlap of the brands in order of first mention. */
  ranks: OfPairs | null;
}

/** The same, and in the addresses that they cite. */
export interface Stability extends Likeness {
  urls: SetsAlike | null;
}

/** Of an answer what it is held against others by. */
export interface Compared extends Pick<ReadAnswer, "state"> {
  named: readonly Pick<Named, "brand" | "role">[];
  /** Those that it cites, in any order. */
  domains: readonly string[];
}

/** Over every two answers of one prompt: which domains they cite, whom they name, and in which order. */
export function likenessOf(rows: readonly Compared[]): Likeness {
  const answers = rows.filter((row) => isIn(row, "answered"));
  const brands = numberedSets(answers.map(brandsOf));
  return {
    domains: setsAlike(numberedSets(answers.map(({ domains }) => domains))),
    brands: setsAlike(brands),
    ranks: ordersAlike(brands),
  };
}

type Citing = Omit<Compared, "domains"> & Pick<ReadAnswer, "citations">;

/** An answer with the domains of its citations. */
export const withDomains = <Row extends Pick<ReadAnswer, "citations">>(
  row: Row,
): Row & Pick<Compared, "domains"> => ({
  ...row,
  domains: row.citations.map(({ domain }) => domain),
});

/** Over every two answers of one prompt what `likenessOf` tells, and which addresses they cite. */
export function stabilityOf(rows: readonly Citing[]): Stability {
  const answers = rows.filter((row) => isIn(row, "answered")).map(withDomains);
  const urls = numberedSets(answers.map(({ citations }) => citations.map(({ url }) => url)));
  return { ...likenessOf(answers), urls: setsAlike(urls) };
}

const brandsOf = ({ named }: Pick<Compared, "named">): string[] =>
  named.filter(({ role }) => role !== "control").map(({ brand }) => brand);

/** Below this share, for certain, a prompt is held to measure nobody. */
const INFORMATIVE_LEAST = 0.5;

/** Whether a prompt's answers name any company of the category at all, tracked or suggested. */
export interface Informative {
  /** Of which it is told. */
  answers: number;
  naming: number;
  /** Wilson's, of these answers. */
  interval: Interval | null;
  /** All that the answers leave possible is below a half: it can't measure anybody, and wants another wording. */
  uninformative: boolean;
}

/** Of an answer what tells whether it names anybody. */
export type Naming = Pick<Compared, "state" | "named"> & Pick<ReadAnswer, "untracked">;

/** The informative rate of one prompt, of its answers. */
export function informativeOf(rows: readonly Naming[]): Informative {
  const answers = rows.filter((row) => isIn(row, "answered") && isNamingTold(row));
  return informativeOfCounts({ answers: answers.length, naming: answers.filter(namesAnybody).length });
}

/** The same of answers that were counted before. */
export function informativeOfCounts({
  answers,
  naming,
}: Pick<Informative, "answers" | "naming">): Informative {
  const interval = wilsonInterval(naming, answers);
  return {
    answers,
    naming,
    interval,
    uninformative: interval !== null && interval.high < INFORMATIVE_LEAST,
  };
}

/** The same of many prompts. */
export const informativeRate = (rows: readonly ReadAnswer[], asked: Asked): Told<Rate> =>
  tellRate(rows, asked, namesAnybody, isNamingTold);

const namesAnybody = (answer: Naming): boolean => brandsOf(answer).length > 0 || (answer.untracked ?? 0) > 0;

/** Where it is not told whether there are others, who names nobody that is tracked tells nothing. */
const isNamingTold = (answer: Naming): boolean => answer.untracked !== null || brandsOf(answer).length > 0;
