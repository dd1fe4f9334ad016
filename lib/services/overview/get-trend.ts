import "server-only";
import { countSpells } from "@/lib/db/sql/figures/count-spells";
import { countPromptDays } from "@/lib/db/sql/figures/read-counts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { type Rate, rateOf } from "@/lib/statistics/intervals/rate";
import { estimandOf } from "@/lib/statistics/measures/counted-brands";
import { type AnsweringChange, readModelChanges } from "./model-changes";
import { readFactsOf, type ShownBrand } from "./read-facts-of";

/** Presence of some brands, spell by spell. */
export interface Trend {
  lines: {
    brand: ShownBrand;
    /** One a spell, in order; null of one without answers. */
    rates: (Rate | null)[];
  }[];
  changes: AnsweringChange[];
}

interface Asked {
  filter: Zoned<FigureFilter>;
  /** Side by side and in order. */
  spells: readonly Days[];
  /** Which brands, by the numbers that facts name them by. */
  brands: readonly string[];
}

/** How present brands were in each spell; of questions like these where its answers are of families enough. */
export async function getTrend({ ctx, input: { filter, spells, brands } }: Call<Asked>): Promise<Trend> {
  requirePermission(ctx, "answer:read");
  const [from, to] = [spells[0]?.from ?? null, spells.at(-1)?.to ?? null];
  const measured = await readFactsOf(ctx, { ...filter, from, to });
  const shown = brands.flatMap((number) => measured.brands.filter(({ brand }) => brand === number));
  const asked = { measured, breaks: spells.slice(1).map((spell) => spell.from) };
  const own = readsOf(ctx);
  const [counted, changes] = await Promise.all([
    countSpells(own, { ...asked, brands: shown.map(({ brand }) => brand) }),
    readModelChanges(ctx, measured),
  ]);
  const areDaysNeeded = [...Map.groupBy(counted, ({ spell }) => spell).values()].some(
    (rows) => estimandOf(rows) === "these-questions",
  );
  const days = new Map(
    (areDaysNeeded ? await countPromptDays(own, asked) : []).map((row) => [
      `${row.spell} ${row.prompt}`,
      row.days,
    ]),
  );
  const rows = counted.map((row) => ({ ...row, days: days.get(`${row.spell} ${row.prompt}`) ?? 0 }));
  const bySpell = Map.groupBy(rows, ({ spell }) => spell);
  return {
    lines: shown.map((brand, place) => ({
      brand,
      rates: spells.map((_, spell) => {
        const own = bySpell.get(spell) ?? [];
        if (own.length === 0) return null;
        const tallies = own.map((row) => ({ ...row, hits: row.naming[place] ?? 0 }));
        return rateOf(tallies, estimandOf(own));
      }),
    })),
    changes,
  };
}
