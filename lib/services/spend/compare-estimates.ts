import "server-only";
import {
  listEstimatedRuns,
  readEstimateCells,
  sumEstimatedModels,
  type EstimateCell,
} from "@/lib/db/sql/money/compare-estimates";
import { addEstimates, COMPARED, type EstimateReport } from "@/lib/domain/money/estimates";
import { periodsIn, type Days } from "@/lib/domain/money/spend-periods";
import { gather } from "@/lib/domain/money/spend-sums";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** Runs begun on these days of the zone; those of one schedule where it is given. */
interface Asked extends Days {
  zone: string;
  scheduleId: string | null;
}

/**
 * What runs were expected to cost against what they came to: in all, by month, by schedule, by engine and model, and run
 * by run. Compared are runs all of whose calls were answered at a known price; how many are not, and why, is told.
 */
export async function compareEstimates({ ctx, input }: Call<Asked>): Promise<EstimateReport> {
  requirePermission(ctx, "spend:read");
  const own = readsOf(ctx);
  const asked = { ...input, chargedUntil: addDays(dayAt(ctx.now(), input.zone), 1) };
  const periods = periodsIn(input, "month");
  const firstDays = periods.map(({ from }) => from);
  const [cells, runs] = await Promise.all([
    readEstimateCells(own, asked, firstDays),
    listEstimatedRuns(own, asked),
  ]);
  const models = await sumEstimatedModels(
    own,
    runs.map(({ id }) => id),
  );
  const compared = cells.filter((cell) => cell.compared === "compared");
  return {
    total: addEstimates(compared),
    left: countLeft(cells),
    months: periods.flatMap((days) => {
      const own = compared.filter(({ from }) => from === days.from);
      return own.length === 0 ? [] : [{ ...days, ...addEstimates(own) }];
    }),
    schedules: gather(compared, ({ scheduleId }) => scheduleId ?? "").flatMap((alike) => {
      const [one] = alike;
      return one ? [{ id: one.scheduleId, name: one.schedule, ...addEstimates(alike) }] : [];
    }),
    models,
    runs,
  };
}

function countLeft(cells: readonly EstimateCell[]): EstimateReport["left"] {
  const left = { "goes on": 0, "not whole": 0, unpriced: 0, "no estimate": 0 };
  for (const why of COMPARED)
    if (why !== "compared") for (const cell of cells) if (cell.compared === why) left[why] += cell.runs;
  return left;
}
