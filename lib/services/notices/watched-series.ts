import "server-only";
import { countByRun, listSlotRuns, type SlotRun } from "@/lib/db/sql/figures/watched-runs";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { isFailingOften } from "@/lib/domain/team/notice";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { type Context, readsOf } from "@/lib/services/context";
import { readModelChanges } from "@/lib/services/overview/model-changes";
import { readFactsOf, type ShownBrand } from "@/lib/services/overview/read-facts-of";
import { type Moving, MOVING } from "@/lib/statistics/measures/counted-brands";
import type { Run } from "@/lib/statistics/studies/watch";

const DAY_MS = 24 * 3_600_000;
/** Fewer answers are no rate of a run. */
const LEAST_ANSWERS = 20;

/** One figure of one brand in the runs of a schedule, run by run. */
export interface WatchedSeries {
  scheduleId: string;
  brand: ShownBrand;
  figure: Moving;
  engines: string[];
  runs: Run[];
}

/** The day of a run, as watches count, and back. */
const dayOf = (at: Date): number => at.getTime() / DAY_MS;
export const momentOf = (day: number): Date => new Date(Math.round(day * DAY_MS));

/**
 * What is watched in a schedule: of every tracked brand, presence and citation rate in each of its runs that asks what the
 * newest one does, has its answers, and came after the answering model last changed. So neither another question nor
 * another model can look like a move.
 */
export async function seriesOf(
  ctx: Context,
  { scheduleId, zone }: { scheduleId: string; zone: string },
): Promise<WatchedSeries[]> {
  const own = readsOf(ctx);
  const from = startOfLastYear(dayAt(ctx.now(), zone));
  const measured = await readFactsOf(ctx, { ...ANY_FIGURE, scheduleId, from, zone });
  const [changes, all] = await Promise.all([readModelChanges(ctx, measured), listSlotRuns(own, scheduleId)]);
  const changed = changes.at(-1)?.day;
  const begin = changed === undefined || changed < from ? from : addDays(changed, 1);
  const newest = all.at(-1)?.asks;
  const alike = all.filter(
    ({ asks, at, outcome }) => asks === newest && dayAt(at, zone) >= begin && !isFailingOften(outcome),
  );
  if (alike.length === 0) return [];
  const counted = await countByRun(own, measured);
  const answers = new Map(counted.runs.map((run) => [run.run, run]));
  const told = alike.filter(({ id }) => (answers.get(id)?.answers ?? 0) >= LEAST_ANSWERS);
  const engines = [...new Set(told.flatMap(({ id }) => answers.get(id)?.engines ?? []))].toSorted();
  const hits = { presence: byRun(counted.naming), "citation-rate": byRun(counted.citing) };
  const runsOf = (brand: string, figure: Moving): Run[] =>
    told.map(({ id, at }: SlotRun) => {
      const all = answers.get(id)?.answers ?? 0;
      return { day: dayOf(at), rate: (hits[figure].get(`${id} ${brand}`) ?? 0) / all, answers: all };
    });
  return measured.brands
    .filter(({ role }) => role === "tracked")
    .flatMap((brand) =>
      MOVING.map((figure) => ({
        ...{ scheduleId, brand, figure, engines },
        runs: runsOf(brand.brand, figure),
      })),
    );
}

/** From when on runs are looked at: a baseline stays as it is for a year and more, and no year begins without one. */
const startOfLastYear = (today: string): string => `${Number(today.slice(0, 4)) - 1}-01-01`;

const byRun = (rows: readonly { run: string; brand: string; answers: number }[]): Map<string, number> =>
  new Map(rows.map(({ run, brand, answers }) => [`${run} ${brand}`, answers]));
