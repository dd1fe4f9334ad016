import "server-only";
import { countUnanswered } from "@/lib/db/sql/figures/count-unanswered";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import type { Estimand } from "@/lib/statistics/intervals/figure";
import {
  type Headline,
  headlinesOf,
  type Move,
  movesBetween,
} from "@/lib/statistics/measures/counted-brands";
import type { AnsweringChange } from "./model-changes";
import type { ShownBrand } from "./read-facts-of";
import { canMove, readSpells, type Spells } from "./read-spells";
import { type SpellCounts, spellCounts } from "./spell-counts";

/** What is real in a spell, and what moved. */
export interface Headlines {
  /** Of whom its figures speak; shares always of questions like these. */
  estimand: Estimand;
  cells: SpellCounts;
  answersBefore: number;
  /** The brand's own first, then as often as they are named, controls last. */
  brands: (ShownBrand & Headline)[];
  moves: Move[];
  changes: AnsweringChange[];
}

/**
 * Presence, citation rate, top-pick rate and share of voice of each brand, and what of it moved since the spell before.
 * Where the answering model changed in either, it is told, and no move: that may be the model's.
 */
export async function getHeadlines({
  ctx,
  input: { filter, before, cut },
}: Call<Spells>): Promise<Headlines> {
  requirePermission(ctx, "answer:read");
  const [spells, unanswered] = await Promise.all([
    readSpells(ctx, { filter, before, cut }),
    countUnanswered(readsOf(ctx), filter),
  ]);
  const { estimand, then, now, changes } = spells;
  const { pooledRho, brands } = headlinesOf(now, spells.brands, estimand);
  const shown = new Map(spells.brands.map((brand) => [brand.brand, brand]));
  return {
    estimand,
    cells: spellCounts(now.prompts, unanswered),
    answersBefore: spellCounts(then.prompts, []).answers,
    brands: brands
      .flatMap((headline) => {
        const brand = shown.get(headline.brand);
        return brand ? { ...brand, ...headline } : [];
      })
      .toSorted(inOrder),
    moves: canMove(spells, cut) ? movesBetween(then, now, spells.brands, { estimand, pooledRho }) : [],
    changes,
  };
}

const RANK = ({ isOwn, role }: ShownBrand): number => (isOwn ? 0 : role === "tracked" ? 1 : 2);

const inOrder = (one: ShownBrand & Headline, other: ShownBrand & Headline): number =>
  RANK(one) - RANK(other) || other.presence.figure.numerator - one.presence.figure.numerator;
