import "server-only";
import { listAskedLatelyOf } from "@/lib/db/sql/answers/list-asked-lately";
import { countSetFamilies, type SetFamilies } from "@/lib/db/sql/library/count-set-families";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { type Engine, isEngine } from "@/lib/domain/engines/engine";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { getHeadlines } from "@/lib/services/overview";
import { pooledRho } from "@/lib/statistics/intervals/pooled-rho";

/** So many days tell how alike answers of a family are. */
const DAYS = 90;

/** What a plan begins with: the sets there are, whom was asked of late, and how alike answers of a family were. */
export interface PlannerChoices {
  sets: SetFamilies[];
  models: { engine: Engine; model: string }[];
  /** Pooled over the tracked brands of the last days; null where too few tell it. */
  likeness: { rho: number; brands: number; days: number } | null;
}

/** What a sample can be planned of. */
export async function listPlannerChoices({ ctx, input }: Call<{ zone: string }>): Promise<PlannerChoices> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  const today = dayAt(ctx.now(), input.zone);
  const filter = { ...ANY_FIGURE, from: addDays(today, 1 - DAYS), to: today, zone: input.zone };
  const [sets, { models }, { brands }] = await Promise.all([
    countSetFamilies(own),
    listAskedLatelyOf(own),
    getHeadlines({ ctx, input: { filter, before: null, cut: false } }),
  ]);
  const rates = brands.flatMap(({ role, presence }) => (role === "tracked" ? [presence.figure] : []));
  const rho = pooledRho(rates);
  return {
    sets,
    models: models.flatMap(({ engine, model }) => (isEngine(engine) ? [{ engine, model }] : [])),
    likeness: rho === null ? null : { rho, brands: rates.length, days: DAYS },
  };
}
