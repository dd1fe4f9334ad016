import "server-only";
import type { Baseline } from "@/lib/domain/answers/baseline";
import { requirePermission, type Call } from "@/lib/services/context";
import {
  type Headline,
  headlinesOf,
  type Move,
  movesBetween,
} from "@/lib/statistics/measures/counted-brands";
import type { AnsweringChange } from "./model-changes";
import type { ShownBrand } from "./read-facts-of";
import { canMove, readSpells, type Spells } from "./read-spells";

/** How a period stands against the days that are pinned. */
export interface SinceBaseline {
  answers: { then: number; now: number };
  /** Presence and citation rate of the pinned days; the brands in the order of the rules. */
  brands: (ShownBrand & Pick<Headline, "presence" | "citationRate">)[];
  /** None where another model began to answer from the first of the pinned days on. */
  moves: Move[];
  changes: AnsweringChange[];
}

/** Presence and citation rate against a baseline, by what tells them against the period before. */
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
      return headline && brand.role === "tracked"
        ? { ...brand, presence: headline.presence, citationRate: headline.citationRate }
        : [];
    }),
    moves: canMove(spells, cut) ? movesBetween(then, now, spells.brands, { estimand, pooledRho }) : [],
    changes,
  };
}
