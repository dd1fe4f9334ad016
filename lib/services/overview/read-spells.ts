import "server-only";
import { withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import { countPromptDays, readCounts } from "@/lib/db/sql/figures/read-counts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { addDays } from "@/lib/domain/time/day-span";
import { type Context, readsOf } from "@/lib/services/context";
import type { Estimand } from "@/lib/statistics/intervals/figure";
import { type Counts, estimandOf } from "@/lib/statistics/measures/counted-brands";
import { type AnsweringChange, readModelChanges } from "./model-changes";
import { readFactsOf, type ShownBrand } from "./read-facts-of";

/** Which answers, and those before them that they are held against; null where there is no before. */
export interface Spells {
  filter: Zoned<FigureFilter> & Days;
  before: Days | null;
  /** Whether what was asked of a model whose answers another gave meanwhile is left out. */
  cut: boolean;
}

/** Two spells counted, each by prompt, and where the answering model changed in them or between them. */
export interface CountedSpells {
  brands: ShownBrand[];
  estimand: Estimand;
  then: Counts;
  now: Counts;
  changes: AnsweringChange[];
}

/** Counts a spell and one before it, whether or not there are days between them. */
export async function readSpells(ctx: Context, { filter, before, cut }: Spells): Promise<CountedSpells> {
  const own = readsOf(ctx);
  const both = await readFactsOf(ctx, { ...filter, from: before?.from ?? filter.from });
  const changes = await readModelChanges(ctx, both);
  const measured = cut ? withoutSeries(both, changes) : both;
  const after = before && addDays(before.to, 1);
  const breaks = after !== null && after < filter.from ? [after, filter.from] : [filter.from];
  const asked = { measured, breaks };
  const { prompts, brands } = await readCounts(own, asked);
  const [THEN, NOW] = [0, breaks.length];
  const estimand = estimandOf(prompts.filter(({ spell }) => spell === NOW));
  const days = estimand === "these-questions" ? await countPromptDays(own, asked) : [];
  const countsOf = (spell: number): Counts => {
    const of = <Row extends { spell: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.spell === spell);
    const daysOf = new Map(of(days).map((row) => [row.prompt, row.days]));
    return {
      prompts: of(prompts).map((row) => ({ ...row, days: daysOf.get(row.prompt) ?? 0 })),
      brands: of(brands),
    };
  };
  return { brands: both.brands, estimand, then: countsOf(THEN), now: countsOf(NOW), changes };
}

/** What of two spells can be called a move: across another model nothing is, unless it is cut out. */
export const canMove = ({ changes }: Pick<CountedSpells, "changes">, cut: boolean): boolean =>
  changes.length === 0 || cut;
