import "server-only";
import type { Baseline } from "@/lib/domain/answers/baseline";
import { requirePermission, type Call } from "@/lib/services/context";
import { type BrandDifference, compareBrands } from "@/lib/statistics/measures/compared-brands";
import { type Headline, headlinesOf } from "@/lib/statistics/measures/counted-brands";
import type { AnsweringChange } from "./model-changes";
import type { ShownBrand } from "./read-facts-of";
import { canMove, readSpells, type Spells } from "./read-spells";

/** How a period stands against the days that are pinned. */
export interface SinceBaseline {
  answers: { then: number; now: number };
  /** Figures of the pinned days; the brands in the order of the rules, without controls. */
  brands: (ShownBrand & Headline)[];
  /** Now less then. None where another model began to answer from the first of the pinned days on. */
  differences: BrandDifference[];
  changes: AnsweringChange[];
}

/** Each brand's figures against a baseline, all judged together, as they are side by side. */
export async function getSinceBaseline({
  ctx,
  input: { filter, baseline, cut },
}: Call<Omit<Spells, "before"> & { baseline: Baseline }>): Promise<SinceBaseline> {
  requirePermission(ctx, "answer:read");
  const spells = await readSpells(ctx, { filter, before: baseline, cut });
  const { then, now, estimand, changes } = spells;
  const { pooledRho } = headlinesOf(now, spells.brands, estimand);
  const before = new Map(
    headlinesOf(then, spells.brands, estimand).brands.map((headline) => [headline.brand, headline]),
  );
  const sum = (counts: typeof then) => counts.prompts.reduce((all, { answers }) => all + answers, 0);
  return {
    answers: { then: sum(then), now: sum(now) },
    brands: spells.brands.flatMap((brand) => {
      const headline = before.get(brand.brand);
      return headline && brand.role === "tracked" ? { ...brand, ...headline } : [];
    }),
    differences: canMove(spells, cut) ? compareBrands(then, now, spells.brands, { estimand, pooledRho }) : [],
    changes,
  };
}
