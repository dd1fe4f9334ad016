import "server-only";
import { countOfBoth } from "@/lib/db/sql/figures/count-by-side";
import { type Measured, withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { SideKind } from "@/lib/domain/answers/side-kinds";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { type Call, type Context, readsOf, requirePermission } from "@/lib/services/context";
import { type AnsweringChange, readModelChanges } from "@/lib/services/overview/model-changes";
import { readFactsOf, type ShownBrand } from "@/lib/services/overview/read-facts-of";
import type { SpellCounts } from "@/lib/services/overview/spell-counts";
import type { Estimand } from "@/lib/statistics/intervals/figure";
import {
  type BrandDifference,
  compareBrands,
  sharedFamilies,
} from "@/lib/statistics/measures/compared-brands";
import { estimandOf, type Headline, headlinesOf } from "@/lib/statistics/measures/counted-brands";
import { countSide, withDays } from "./count-side";

interface Asked {
  by: SideKind;
  /** What each side is narrowed to; the second is held against the first. */
  sides: readonly [Zoned<FigureFilter>, Zoned<FigureFilter>];
  /** Of periods: whether what was asked of a model whose answers another gave meanwhile is left out. */
  cut: boolean;
}

/** One side, whole. */
export interface SideTold {
  cells: SpellCounts;
  /** Of whom its figures speak. */
  estimand: Estimand;
}

/** The same figures on two sides. */
export interface SidesCompared {
  sides: readonly [SideTold, SideTold];
  families: { both: number; one: number; other: number };
  /** The brand's own first, then as often as they are named on the second side; without controls. */
  brands: { brand: ShownBrand; figures: readonly [Headline, Headline] }[];
  /** Of whom differences speak; those of shares always of questions like these. */
  estimand: Estimand;
  /** The second less the first; none where nothing can be said of them. */
  differences: BrandDifference[];
  changes: AnsweringChange[];
  /** Why there are no differences: the answering model changed, or some answers are on both sides. */
  without: "model-changed" | "same-answers" | null;
  /** Answers on both sides. */
  shared: number;
}

/**
 * Each brand's figures on two sides, and what is between them, all judged together. Each side's figures are those that a
 * screen of its filter alone shows. Between periods nothing is said where the answering model changed, unless what
 * changed is left out; between other sides a change is in both, and told.
 */
export async function compareSides({
  ctx,
  input: {
    by,
    sides: [one, other],
    cut,
  },
}: Call<Asked>): Promise<SidesCompared> {
  requirePermission(ctx, "answer:read");
  const [from, to] = await Promise.all([readFactsOf(ctx, one), readFactsOf(ctx, other)]);
  const changes = await changesIn(ctx, { by, filters: [one, other], measured: [from, to] });
  const isCut = by === "period" && cut;
  const asked = [
    { measured: isCut ? withoutSeries(from, changes) : from, filter: one },
    { measured: isCut ? withoutSeries(to, changes) : to, filter: other },
  ] as const;
  const [first, second, shared] = await Promise.all([
    countSide(ctx, asked[0]),
    countSide(ctx, asked[1]),
    by === "period" || by === "model"
      ? countOfBoth(readsOf(ctx), {
          one: asked[0].measured.facts,
          other: asked[1].measured.facts,
        })
      : 0,
  ]);
  const estimands = [estimandOf(first.counts.prompts), estimandOf(second.counts.prompts)] as const;
  const estimand = betweenOf(by, estimands);
  const [then, now] = [...estimands, estimand].includes("these-questions")
    ? await Promise.all([withDays(ctx, first, asked[0]), withDays(ctx, second, asked[1])])
    : [first, second];
  const ofThen = headlinesOf(then.counts, to.brands, estimands[0]).brands;
  const ofNow = headlinesOf(now.counts, to.brands, estimands[1]).brands;
  const without = withoutOf({ isBlocked: by === "period" && !cut && changes.length > 0, shared });
  return {
    sides: [
      { cells: then.cells, estimand: estimands[0] },
      { cells: now.cells, estimand: estimands[1] },
    ],
    families: sharedFamilies(then.counts, now.counts),
    brands: to.brands
      .filter(({ role }) => role === "tracked")
      .flatMap((brand) => {
        const [before, after] = [ofThen, ofNow].map((side) =>
          side.find((headline) => headline.brand === brand.brand),
        );
        return before && after ? [{ brand, figures: [before, after] as const }] : [];
      })
      .toSorted(inOrder),
    estimand,
    differences:
      without === null
        ? compareBrands(then.counts, now.counts, to.brands, {
            estimand,
            pooledRho: headlinesOf(now.counts, to.brands, estimand).pooledRho,
          })
        : [],
    changes,
    without,
    shared,
  };
}

interface Sides {
  by: SideKind;
  filters: readonly [Zoned<FigureFilter>, Zoned<FigureFilter>];
  measured: readonly [Measured, Measured];
}

/** Where the answering model changed: of periods in both and between them, of other sides on each. */
async function changesIn(
  ctx: Context,
  { by, filters: [one, other], measured }: Sides,
): Promise<AnsweringChange[]> {
  if (by === "period") {
    const [from = null] = [one.from, other.from].toSorted(byDay);
    const [to = null] = [one.to, other.to].toSorted(byDay).toReversed();
    return readModelChanges(ctx, await readFactsOf(ctx, { ...other, from, to }));
  }
  const changes = await Promise.all(measured.map((side) => readModelChanges(ctx, side)));
  return [...new Map(changes.flat().map((change) => [JSON.stringify(change), change])).values()];
}

const byDay = (one: string | null, other: string | null): number => ((one ?? "") < (other ?? "") ? -1 : 1);

/**
 * Of whom a difference can speak: of periods as on the overview, of whom the later can; of other sides of questions like
 * these where both can.
 */
function betweenOf(by: SideKind, [one, other]: readonly [Estimand, Estimand]): Estimand {
  if (by === "period" || one === other) return other;
  return "these-questions";
}

const withoutOf = ({ isBlocked, shared }: { isBlocked: boolean; shared: number }) =>
  shared > 0 ? "same-answers" : isBlocked ? "model-changed" : null;

type Row = SidesCompared["brands"][number];

const inOrder = (one: Row, other: Row): number =>
  Number(other.brand.isOwn) - Number(one.brand.isOwn) ||
  other.figures[1].presence.figure.numerator - one.figures[1].presence.figure.numerator;
