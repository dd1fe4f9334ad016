import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { decimal } from "@/lib/db/client";
import type { NewBudgetEvent } from "@/lib/db/sql/money/budget-events";
import { insertTasks } from "@/lib/db/sql/runs/insert-tasks";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { add, ZERO } from "@/lib/domain/amounts/money";
import { expandPlan, type Plan, type PlannedTask } from "@/lib/domain/runs/plan";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import { spreadOver } from "@/lib/domain/runs/spread";
import { postTasksJob } from "@/lib/queue/definitions";
import { noteBudgetEvents } from "@/lib/services/budgets/note-events";
import { lockRooms, notePassed, type Room } from "@/lib/services/budgets/rooms";
import { asJob, memberId, type Context } from "@/lib/services/context";
import { reserve } from "@/lib/services/spend/ledger";
import { postStandardTasks } from "@/lib/services/tasks";
import { sumExpected, type Expected } from "./expected";
import { fitPlan, highsOf, leadingPart, MoneyRefusal, refusedBy } from "./fit-plan";
import { frozen } from "./frozen-plan";
import { enqueueLive, enqueuePosts } from "./send-jobs";

/** Runs up to this are posted by whoever sends them; the tasks of larger ones are posted by jobs. */
const POSTED_AT_ONCE = 100;

/** How long tasks that somebody will send, a job or the caller, are left alone before a sweep looks after them. */
const LEFT_ALONE_SECONDS = 15 * 60;

export interface StartedRun {
  runId: string;
  /** In the plan's order. */
  taskIds: string[];
}

/** A plan, and what one task of each of its targets is expected to cost. The most of it is held back. */
export interface PricedPlan {
  plan: Plan;
  expected: readonly Expected[];
  /** The set that was made for it in the same transaction, where one was. */
  madeSetId?: string;
}

export interface NewRun {
  requestKey: string;
  kind: RunKind;
  /** The set it asks; null where it asks none, or one that its plan makes. */
  setId: string | null;
  /** The set that it asks for questions for. */
  forSetId?: string | null;
  /** Makes the plan in the transaction that writes it, so that what it asks is kept in the same commit. */
  plan: (ctx: Context & { tx: Transaction }) => Promise<PricedPlan>;
  /** True where the caller makes the calls itself: nothing is enqueued or posted. */
  sentByCaller?: boolean;
  /** Its tasks are sent over so long, each by the sweep when its time has come; 0: at once. */
  spreadSeconds?: number;
  /** Dollars it may be expected to cost at most; null: whatever budgets allow. */
  cap?: string | null;
  /** Where not all of it fits budgets and cap, the first tasks that do are sent as a plan of their own. */
  onlyWhatFits?: boolean;
}

/**
 * Writes a run, its tasks, their reservations and the jobs that send them in one transaction, each with one statement
 * whatever the number of tasks, and posts the standard tasks of a small run at once. Returns null where a run with this
 * request key is there already. Throws `not_found` when the plan asks another workspace's wording, and `conflict` for
 * what a budget or the run's cap does not allow; nothing is kept then but that it was refused.
 */
export async function startRun(ctx: Context, run: NewRun): Promise<StartedRun | null> {
  const written = await withTransaction(ctx, (inside) => writeRun(inside, run)).catch(
    async (error: unknown) => {
      if (error instanceof MoneyRefusal && error.room) {
        const events = [refusedBy(error.room, { asked: error.asked, sent: 0 })];
        await withTransaction({}, ({ tx }) => noteBudgetEvents(tx, ctx, events));
      }
      throw error;
    },
  );
  if (!written) return null;
  const { runId, tasks } = written;
  const taskIds = tasks.map(({ id }) => id);
  if (!run.sentByCaller && !run.spreadSeconds && taskIds.length <= POSTED_AT_ONCE) {
    await postStandardTasks({
      ctx: asJob(ctx, postTasksJob.name),
      input: { taskIds: tasks.flatMap(({ id, target }) => (target.method === "standard" ? [id] : [])) },
    });
  }
  return { runId, taskIds };
}

type WrittenTask = PlannedTask & { id: string };

type Inside = Context & { tx: Transaction };

/**
 * What of a run may be sent: all of it, or where that is wanted the first tasks that fit. Locks the budgets that it is
 * counted against until the transaction ends. Null where it was sent by somebody else meanwhile.
 */
async function allowed(
  ctx: Inside,
  { requestKey, plan: makePlan, cap = null, onlyWhatFits = false }: NewRun,
): Promise<(PricedPlan & { rooms: Room[]; refused: NewBudgetEvent | null }) | null> {
  const priced = await makePlan(ctx);
  const { label, origin } = priced.plan;
  const rooms = await lockRooms(ctx, { label, scheduleId: origin?.scheduleId ?? null });
  const highs = highsOf(priced.plan, priced.expected);
  const { fits, refusal, room } = fitPlan(highs, { rooms, cap });
  if (refusal === null) return { ...priced, rooms, refused: null };
  const { workspaceId } = ctx;
  // What the first of two clicks took is not to be missed by the second.
  if ((await ctx.tx.prisma.run.count({ where: { workspaceId, requestKey } })) > 0) return null;
  if (!onlyWhatFits || fits === 0) throw new MoneyRefusal(refusal, room, highs.length);
  const refused = room && refusedBy(room, { asked: highs.length, sent: fits });
  return { ...priced, ...leadingPart(priced, fits), rooms, refused };
}

async function writeRun(ctx: Inside, run: NewRun): Promise<{ runId: string; tasks: WrittenTask[] } | null> {
  const { requestKey, kind, forSetId = null, cap = null } = run;
  const { sentByCaller = false, spreadSeconds = 0 } = run;
  const { tx, workspaceId } = ctx;
  const [createdById, createdAt] = [memberId(ctx), ctx.now()];
  const permitted = await allowed(ctx, run);
  if (!permitted) return null;
  const { plan, expected, rooms, refused, madeSetId } = permitted;
  const setId = madeSetId ?? run.setId;
  const { method, label, connectionId, targets, origin } = plan;
  const { low, high } = sumExpected(plan, expected);
  const columns = {
    ...{
      workspaceId,
      requestKey,
      kind,
      setId,
      forSetId,
      ...origin,
      ...frozen(plan),
      method,
      label,
      createdById,
      createdAt,
    },
    ...{ expectedLow: decimal(low), expectedHigh: decimal(high), spreadSeconds },
    cap: cap === null ? null : decimal(cap),
  };
  const [made] = await tx.prisma.run.createManyAndReturn({
    data: [columns],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!made) return null;
  const runId = made.id;

  const planned = expandPlan(plan);
  const whole = { workspaceId, runId, connectionId, createdById, createdAt, targets, tasks: planned };
  const large = planned.length > POSTED_AT_ONCE;
  const leaveForSeconds =
    spreadSeconds > 0
      ? spreadOver(planned, spreadSeconds)
      : planned.map(() => (large || sentByCaller ? LEFT_ALONE_SECONDS : null));
  const rows = await insertTasks(tx, { ...whole, leaveForSeconds });
  if (rows.length < planned.length) {
    throw new AppError("not_found", { message: "A prompt of this run is gone. Nothing was sent." });
  }
  const tasks = planned.flatMap((task, place) => {
    const row = rows[place];
    return row ? [{ ...task, id: row.id }] : [];
  });

  const expectedOf = new Map(targets.map((target, place) => [target, expected[place]]));
  await reserve(
    tx,
    tasks.map(({ id, target }) => ({
      task: { id, workspaceId, runId, engine: target.engine, modelAsked: target.model, createdById },
      amount: expectedOf.get(target)?.high ?? "0",
    })),
    createdAt,
  );
  await notePassed(ctx, rooms, add(ZERO, ...highsOf(plan, expected)));
  if (!sentByCaller && spreadSeconds === 0) {
    const sendable = tasks.map(({ id, target: { engine, method } }) => ({ id, engine, method }));
    await enqueueLive(tx, sendable);
    if (large) await enqueuePosts(tx, sendable);
  }
  await recordDecision(tx, ctx, {
    workspaceId,
    action: "run.create",
    entityId: runId,
    after: {
      ...{ planHash: columns.planHash, kind, setId, forSetId, connectionId, method, cap },
      tasks: tasks.length,
    },
  });
  // Last, since whoever tells of the same waits for this.
  if (refused) await noteBudgetEvents(tx, ctx, [refused]);
  return { runId, tasks };
}
