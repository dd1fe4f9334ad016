import "server-only";
import { withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import { countUnanswered } from "@/lib/db/sql/figures/count-unanswered";
import { countPromptDays, readCounts } from "@/lib/db/sql/figures/read-counts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import type { Estimand } from "@/lib/statistics/intervals/figure";
import {
  type Counts,
  estimandOf,
  type Headline,
  headlinesOf,
  type Move,
  movesBetween,
} from "@/lib/statistics/measures/counted-brands";
import { type AnsweringChange, readModelChanges } from "./model-changes";
import { readFactsOf, type ShownBrand } from "./read-facts-of";
import { type SpellCounts, spellCounts } from "./spell-counts";

/** Which answers, and those before them that they are held against; null where there is no before. */
export interface Spells {
  filter: Zoned<FigureFilter> & Days;
  before: Days | null;
  /** Whether what was asked of a model whose answers another gave meanwhile is left out. */
  cut: boolean;
}

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

const BEFORE = 0;
const NOW = 1;

/**
 * Presence, citation rate, top-pick rate and share of voice of each brand, and what of it moved since the spell before.
 * Where the answering model changed in either, it is told, and no move: that may be the model's.
 */
export async function getHeadlines({
  ctx,
  input: { filter, before, cut },
}: Call<Spells>): Promise<Headlines> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  const both = await readFactsOf(ctx, { ...filter, from: before?.from ?? filter.from });
  const changes = await readModelChanges(ctx, both);
  const measured = cut ? withoutSeries(both, changes) : both;
  const asked = { measured, breaks: [filter.from] };
  const [counts, unanswered] = await Promise.all([readCounts(own, asked), countUnanswered(own, filter)]);
  const { prompts } = counts;
  const estimand = estimandOf(prompts.filter(({ spell }) => spell === NOW));
  const days = estimand === "these-questions" ? await countPromptDays(own, asked) : [];
  const countsOf = (spell: number): Counts => {
    const of = <Row extends { spell: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.spell === spell);
    const daysOf = new Map(of(days).map((row) => [row.prompt, row.days]));
    return {
      prompts: of(prompts).map((row) => ({ ...row, days: daysOf.get(row.prompt) ?? 0 })),
      brands: of(counts.brands),
    };
  };
  const [then, now] = [countsOf(BEFORE), countsOf(NOW)];
  const { pooledRho, brands } = headlinesOf(now, both.brands, estimand);
  const shown = new Map(both.brands.map((brand) => [brand.brand, brand]));
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
    moves: changes.length === 0 || cut ? movesBetween(then, now, both.brands, { estimand, pooledRho }) : [],
    changes,
  };
}

const RANK = ({ isOwn, role }: ShownBrand): number => (isOwn ? 0 : role === "tracked" ? 1 : 2);

const inOrder = (one: ShownBrand & Headline, other: ShownBrand & Headline): number =>
  RANK(one) - RANK(other) || other.presence.figure.numerator - one.presence.figure.numerator;
