import "server-only";
import { countUnanswered } from "@/lib/db/sql/figures/count-unanswered";
import type { Measured } from "@/lib/db/sql/figures/fact-conditions";
import { countPromptDays, readCounts } from "@/lib/db/sql/figures/read-counts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { type Context, readsOf } from "@/lib/services/context";
import { type SpellCounts, spellCounts } from "@/lib/services/overview/spell-counts";
import type { Counts } from "@/lib/statistics/measures/counted-brands";

/** The answers of one filter, counted. */
export interface CountedSide {
  counts: Counts;
  cells: SpellCounts;
}

interface Side {
  measured: Measured;
  filter: Zoned<FigureFilter>;
}

/** Counts the answers of a filter by prompt and brand, without their days, which take as long as all the rest. */
export async function countSide(ctx: Context, { measured, filter }: Side): Promise<CountedSide> {
  const own = readsOf(ctx);
  const [counts, unanswered] = await Promise.all([
    readCounts(own, { measured, breaks: [] }),
    countUnanswered(own, filter),
  ]);
  return { counts, cells: spellCounts(counts.prompts, unanswered) };
}

/** The same with the days on which each prompt was answered: figures of these very questions want them. */
export async function withDays(ctx: Context, side: CountedSide, { measured }: Side): Promise<CountedSide> {
  const rows = await countPromptDays(readsOf(ctx), { measured, breaks: [] });
  const days = new Map(rows.map((row) => [row.prompt, row.days]));
  const prompts = side.counts.prompts.map((row) => ({ ...row, days: days.get(row.prompt) ?? 0 }));
  return { ...side, counts: { ...side.counts, prompts } };
}
