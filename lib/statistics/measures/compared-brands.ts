import { compareRates, type RateDifference } from "../comparing/compare-rates";
import { compareShares } from "../comparing/compare-shares";
import { whatMoved } from "../comparing/what-moved";
import type { Estimand } from "../intervals/figure";
import type { Part } from "../intervals/share";
import type { Interval } from "../intervals/wilson";
import type { TrackedBrand } from "./brand-table";
import { type Counts, type Hit, talliesOf, voicesOf } from "./counted-brands";

/** What of a brand is held side by side. */
export const COMPARED_FIGURES = ["presence", "citation-rate", "share-of-voice", "top-pick"] as const;
export type ComparedFigure = (typeof COMPARED_FIGURES)[number];

const HITS: Record<Exclude<ComparedFigure, "share-of-voice">, Hit> = {
  presence: "naming",
  "citation-rate": "citing",
  "top-pick": "topPicking",
};

/** What can be said of a difference, once all that were looked at are taken into account. */
export type DifferenceWord = "higher" | "lower" | "within-noise" | "cannot-tell";

/** How a figure of a brand on one side stands against the same on another: other − one. */
export interface BrandDifference {
  brand: string;
  of: ComparedFigure;
  difference: number | null;
  interval: Interval | null;
  p: number | null;
  /** Null where no test could be made. */
  method: RateDifference["method"] | "jackknife";
  word: DifferenceWord;
}

/**
 * All figures of all brands on two sides, controls left out, judged together (Benjamini & Hochberg): what is called
 * higher or lower is false in at most 5 % of what is called so. Shares of voice speak of questions like these alone.
 */
export function compareBrands(
  one: Counts,
  other: Counts,
  brands: readonly TrackedBrand[],
  { estimand, pooledRho }: { estimand: Estimand; pooledRho: number | null },
): BrandDifference[] {
  const tracked = brands.filter(({ role }) => role === "tracked").map(({ brand }) => brand);
  const rates = [talliesOf(one), talliesOf(other)] as const;
  const voices = [voicesOf(one, tracked), voicesOf(other, tracked)] as const;
  const test = (brand: string, of: ComparedFigure): Tested => {
    if (of !== "share-of-voice") {
      const [from, to] = [rates[0](brand, HITS[of]), rates[1](brand, HITS[of])];
      return compareRates(from, to, estimand, pooledRho ?? undefined);
    }
    const [from, to] = [partsOf(voices[0](brand, "presence")), partsOf(voices[1](brand, "presence"))];
    const tested = compareShares(from, to);
    return tested === null ? UNTESTED : { ...tested, method: "jackknife" };
  };
  const candidates = tracked.flatMap((brand) =>
    COMPARED_FIGURES.map((of) => {
      const { difference, interval, p, method } = test(brand, of);
      return { brand, of, difference, interval, p, method };
    }),
  );
  const { moves } = whatMoved(candidates);
  const moved = new Set(moves.map(({ item }) => item));
  return candidates.map((one) => ({ ...one, word: wordOf(one, moved.has(one)) }));
}

type Tested = Pick<BrandDifference, "difference" | "interval" | "p" | "method">;

const UNTESTED: Tested = { difference: null, interval: null, p: null, method: null };

function wordOf({ difference, p }: Tested, hasMoved: boolean): DifferenceWord {
  if (p === null || difference === null) return "cannot-tell";
  if (!hasMoved) return "within-noise";
  return difference > 0 ? "higher" : "lower";
}

const partsOf = (prompts: readonly { family: string; part: number; whole: number }[]): Part[] =>
  prompts.map(({ family, part, whole }) => ({ cluster: family, part, whole }));

/** How many families were answered on both sides, and on one of them alone. */
export function sharedFamilies(one: Counts, other: Counts): { both: number; one: number; other: number } {
  const [from, to] = [familiesOf(one), familiesOf(other)];
  const both = [...from].filter((family) => to.has(family)).length;
  return { both, one: from.size - both, other: to.size - both };
}

const familiesOf = ({ prompts }: Counts): Set<string> => new Set(prompts.map(({ family }) => family));
