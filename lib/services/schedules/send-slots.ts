import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import {
  decideSlot,
  holdSlot,
  keepSlots,
  lockDueSchedule,
  takeDueSlot,
  type TakenSlot,
} from "@/lib/db/sql/runs/schedule-slots";
import { readMonthMoney } from "@/lib/db/sql/runs/list-schedules";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { slotsBetween } from "@/lib/domain/time/cron-slots";
import { log } from "@/lib/log";
import { checkConnection } from "@/lib/services/connections/check";
import {
  readsOf,
  requireOperator,
  type Context,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { derivedId } from "@/lib/services/derived-id";
import { previewSetRun, startSetRun } from "@/lib/services/runs";
import { findSentRun } from "@/lib/services/runs/send-once";
import { whileRenewed } from "@/lib/services/while-renewed";
import { firstSlot } from "./calendar";
import { getScheduleInWorkspace, readCalendar, type KeptSchedule } from "./in-workspace";
import { refusalOf } from "./refusal";
import { pause } from "./state";

/** A worker that is silent for so long is taken for dead, and its slot taken by another. */
const LEASE_SECONDS = 60;
const RENEW_MS = 15_000;
/** Until a slot that could not be sent, for a reason that may pass, is tried again. */
const AGAIN_SECONDS = 60;
/** A slot that could not be sent for so long is given up, and its schedule paused. */
const GIVE_UP_SECONDS = 3600;
/** Slots that were missed together and are kept as such, the newest of them; a longer silence is seen as well. */
const MISSED_KEPT = 100;
const MISSED =
  "Missed: Sightline was not running, or still tried to send the one before. Of missed ones only the newest is sent.";

/**
 * One round: makes slots of the schedules whose time has come, and decides about every slot that is to be decided: its
 * run is made, or it is skipped with a reason. Whatever the number of workers, a slot is one row, and makes one run.
 */
export async function sendDueSlots({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  while (await meetDueSchedule(ctx));
  for (;;) {
    const slot = await takeDueSlot(getPool(), LEASE_SECONDS);
    if (!slot) return;
    const renew = () => holdSlot(getPool(), slot.id, LEASE_SECONDS);
    await whileRenewed({ what: "a slot", everyMs: RENEW_MS, renew }, () => decideAbout(ctx, slot));
  }
}

/** Makes the slots of one schedule up to now; the newest is to be sent, those before it were missed. */
async function meetDueSchedule(ctx: InstanceContext): Promise<boolean> {
  return withTransaction(ctx, async ({ tx }) => {
    const schedule = await lockDueSchedule(tx);
    if (!schedule) return false;
    const { cron, zone, dueAt, now } = schedule;
    const later = slotsBetween(cron, zone, dueAt, now, MISSED_KEPT);
    const slots = [dueAt, ...later];
    await keepSlots(tx, {
      schedule,
      missed: slots.slice(0, -1),
      missedReason: MISSED,
      due: later.at(-1) ?? dueAt,
      nextAt: firstSlot(cron, zone, now),
    });
    return true;
  });
}

async function decideAbout(outer: InstanceContext, slot: TakenSlot): Promise<void> {
  const ctx: Context = {
    ...outer,
    workspaceId: slot.workspaceId,
    actor: { kind: "system", job: "schedule" },
  };
  const schedule = await getScheduleInWorkspace(ctx, slot.scheduleId);
  try {
    const refusal = await sendSlot(ctx, schedule, slot);
    if (refusal === null) await decideSlot(getPool(), slot.id, { state: "sent", reason: null });
    else await skip(ctx, slot, refusal);
  } catch (error) {
    const reason = error instanceof AppError ? error.message : "It could not be sent. The log says why.";
    log().warn({ err: error, scheduleId: schedule.id, slotId: slot.id }, "a slot could not be sent");
    if (mayPass(error) && slot.age < GIVE_UP_SECONDS) await holdSlot(getPool(), slot.id, AGAIN_SECONDS);
    else await skip(ctx, slot, { reason, pauses: true });
  }
}

interface Refusal {
  reason: string;
  /** Whether the schedule is to stop, so that somebody looks at it. */
  pauses: boolean;
}

/** Sends a slot's run, once whatever is tried again; or says why it is not sent. */
async function sendSlot(ctx: Context, schedule: KeptSchedule, slot: TakenSlot): Promise<Refusal | null> {
  const requestKey = derivedId("schedule slot", slot.id);
  // Made by a worker that died before it could say so.
  if (await findSentRun(ctx, requestKey)) return null;
  if (schedule.archivedAt || schedule.state === "paused") {
    return { reason: "The schedule was paused before this could be sent.", pauses: false };
  }
  const { setId, ask, spreadMinutes } = schedule;
  const { connectionId, targets } = ask;
  for (const { engine } of targets.slice(0, 1)) await checkConnection(ctx, { connectionId, engine });
  const { high } = await previewSetRun({ ctx, input: { setId, ask } });
  const { zone, now } = await readCalendar(ctx);
  const moneyOf = await readMonthMoney(readsOf(ctx), { at: now, zone, scheduleId: schedule.id });
  const refusal = refusalOf(schedule, moneyOf(schedule.id), high);
  if (refusal !== null) return { reason: refusal, pauses: true };
  await startSetRun({
    ctx,
    input: { requestKey, setId, ask, spreadMinutes, origin: { scheduleId: schedule.id, slotId: slot.id } },
  });
  return null;
}

async function skip(ctx: Context, slot: TakenSlot, { reason, pauses }: Refusal): Promise<void> {
  await withTransaction(ctx, async (inside) => {
    const skipped = await decideSlot(inside.tx, slot.id, { state: "skipped", reason });
    if (skipped && pauses) await pause(inside, slot.scheduleId, reason);
  });
}

/** Whether trying again may help: not where what is asked is wrong or gone, nor where the API refuses the login. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  if (error.code !== "upstream") return error.code === "internal";
  return !(error.cause instanceof ApiCallError && error.cause.retry === "never");
}
