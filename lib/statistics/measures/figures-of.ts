import { informativeRate, withDomains } from "../figures/prompt-figures";
import type { Told } from "../figures/tell";
import { type Volatility, volatilityOf } from "../figures/volatility";
import type { Rate } from "../intervals/rate";
import { isIn, type LeftOut, leftOutOf } from "../observations";
import { agreementOf, type EnginesAgreement } from "./agreement";
import { type BrandFigures, brandFigures, pooledRhoOf, type TrackedBrand } from "./brand-table";
import { type Both, ofBoth } from "./estimands";
import { type Dimension, groupRows, type Period } from "./group-rows";
import type { MeasuredAnswer } from "./measured-answer";
import { meanStability, type MeanStability, type PromptFigures, promptFigures } from "./prompt-table";
import { type SourceFigures, sourceFigures } from "./source-table";
import type { Unknown } from "./unknown";

/** How many cells there are, by what became of them. */
export interface CellCounts extends LeftOut {
  answers: number;
  searched: number;
  prompts: number;
  families: number;
}

/** Every figure of some cells. Nobody adds to it elsewhere: what a screen and what a file says are made here. */
export interface Figures {
  cells: CellCounts;
  brands: BrandFigures[];
  informativeRate: Both<Told<Rate>>;
  sources: SourceFigures;
  stability: MeanStability | Unknown;
  agreement: EnginesAgreement[] | Unknown;
  volatility: Volatility | Unknown;
}

/** What figures are made with, beside the answers. */
export interface Measuring {
  brands: readonly TrackedBrand[];
  period: Period;
  /** Of whatever is drawn. */
  seed: number;
}

/** All figures, of all cells and by dimension. */
export interface AllFigures {
  pooledRho: number | null;
  all: Figures;
  by: { dimension: Dimension; groups: { key: string | null; figures: Figures }[] }[];
  prompts: PromptFigures[];
}

/**
 * The figures of cells, whole and by each dimension asked for. Brands whose likeness in families can't be told in a group
 * are taken to be as alike as all of them are in all cells.
 */
export function allFigures(
  rows: readonly MeasuredAnswer[],
  dimensions: readonly Dimension[],
  measuring: Measuring,
): AllFigures {
  const pooledRho = pooledRhoOf(rows, measuring.brands);
  return {
    pooledRho,
    all: figuresOf(rows, measuring, pooledRho),
    by: dimensions.map((dimension) => ({
      dimension,
      groups: groupRows(rows, dimension, measuring.period).map(({ key, rows: own }) => ({
        key,
        figures: figuresOf(own, measuring, pooledRho),
      })),
    })),
    prompts: promptFigures(rows, measuring.brands),
  };
}

/** `pooledRho`: of the workspace's brands together, where it is known. */
function figuresOf(
  rows: readonly MeasuredAnswer[],
  { brands, period, seed }: Measuring,
  pooledRho: number | null,
): Figures {
  const agreement = agreementOf(rows.map(withDomains), brands);
  return {
    cells: countCells(rows),
    brands: brands.map((brand) => brandFigures(rows, brand, pooledRho)),
    informativeRate: ofBoth((estimand) => informativeRate(rows, { estimand, base: "answered" })),
    sources: sourceFigures(rows, seed),
    stability: meanStability(rows) ?? { unknown: "no-repeats" },
    agreement: agreement.length > 0 ? agreement : { unknown: "one-engine" },
    volatility: volatilityOf(citedByPeriod(rows, period), seed) ?? { unknown: "few-periods" },
  };
}

function countCells(rows: readonly MeasuredAnswer[]): CellCounts {
  const answered = rows.filter((row) => isIn(row, "answered"));
  return {
    answers: answered.length,
    searched: answered.filter((row) => isIn(row, "searched")).length,
    prompts: new Set(answered.map(({ prompt }) => prompt)).size,
    families: new Set(answered.map(({ family }) => family)).size,
    ...leftOutOf(rows, "searched"),
  };
}

/** What the answers of each period with an answer cite, in order. */
const citedByPeriod = (rows: readonly MeasuredAnswer[], period: Period): ReadonlySet<string>[][] =>
  groupRows(
    rows.filter((row) => isIn(row, "answered")),
    "period",
    period,
  ).map(({ rows: own }) => own.map(({ citations }) => new Set(citations.map(({ domain }) => domain))));
