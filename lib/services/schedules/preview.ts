import "server-only";
import { z } from "zod";
import { readMonthMoney } from "@/lib/db/sql/runs/list-schedules";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { nano, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { SchedulePrice } from "@/lib/domain/schedules/schedule";
import { countSlots } from "@/lib/domain/time/cron-slots";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import { asJob, readsOf, requirePermission, type Call } from "@/lib/services/context";
import { previewSetRun } from "@/lib/services/runs";
import { requireCron } from "./calendar";
import { readCalendar } from "./in-workspace";
import { refusalOf } from "./refusal";

const MONTH_MS = 30 * 24 * 3_600_000;

const inputSchema = z.object({
  /** Of a schedule that is there already: what this month came to counts. */
  id: z.uuid().nullable(),
  setId: z.string(),
  ask: setAskSchema,
  cron: z.string(),
  capPerSlot: dollarsSchema,
  capPerMonth: dollarsSchema,
});

/** What a schedule would come to, a slot and a month, by what its set holds now. Nothing is written. */
export async function previewSchedule({
  ctx,
  input,
}: Call<z.input<typeof inputSchema>>): Promise<SchedulePrice> {
  requirePermission(ctx, "schedule:write");
  const { id, setId, ask, cron: typed, ...caps } = inputSchema.parse(input);
  const { zone, now } = await readCalendar(ctx);
  const cron = requireCron(typed, now);
  // As the worker will ask: a member's own budget does not hold a schedule.
  const { tasks, low, high, problems, budgets, refusal } = await previewSetRun({
    ctx: asJob(ctx, "schedule"),
    input: { setId, ask, scheduleId: id },
  });
  const slots = countSlots(cron, zone, now, new Date(now.getTime() + MONTH_MS));
  const month =
    id === null
      ? { spent: "0", held: "0" }
      : (await readMonthMoney(readsOf(ctx), { at: now, zone, scheduleId: id }))(id);
  const [problem] = problems;
  return {
    tasks,
    slot: { low, high },
    month: { slots, low: times(low, slots), high: times(high, slots) },
    budgets,
    refusal: problem ? `${problem.of}: ${problem.message}` : (refusalOf(caps, month, high) ?? refusal),
  };
}

const times = (amount: string, count: number): string =>
  toDollars(nano(parseDollars(amount) * BigInt(count)));
