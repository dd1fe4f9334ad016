import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { decimal } from "@/lib/db/client";
import { insertTasks } from "@/lib/db/sql/insert-tasks";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { expandPlan, type Plan, type PlannedTask } from "@/lib/domain/plan";
import type { RunKind } from "@/lib/domain/run";
import { spreadOver } from "@/lib/domain/spread";
import { postTasksJob } from "@/lib/queue/definitions";
import { asJob, memberId, type Context } from "@/lib/services/context";
import { reserve } from "@/lib/services/spend/ledger";
import { postStandardTasks } from "@/lib/services/tasks";
import { sumExpected, type Expected } from "./expected";
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
}

export interface NewRun {
  requestKey: string;
  kind: RunKind;
  /** The set it asks; null where it asks none. */
  setId: string | null;
  /** The set that it asks for questions for. */
  forSetId?: string | null;
  /** Makes the plan in the transaction that writes it, so that what it asks is kept in the same commit. */
  plan: (ctx: Context & { tx: Transaction }) => Promise<PricedPlan>;
  /** True where the caller makes the calls itself: nothing is enqueued or posted. */
  sentByCaller?: boolean;
  /** Its tasks are sent over so long, each by the sweep when its time has come; 0: at once. */
  spreadSeconds?: number;
}

/**
 * Writes a run, its tasks, their reservations and the jobs that send them in one transaction, each with one statement
 * whatever the number of tasks, and posts the standard tasks of a small run at once. Returns null where a run with this
 * request key is there already. Throws `not_found` when the plan asks another workspace's wording.
 */
export async function startRun(ctx: Context, run: NewRun): Promise<StartedRun | null> {
  const written = await withTransaction(ctx, (inside) => writeRun(inside, run));
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

async function writeRun(
  ctx: Context & { tx: Transaction },
  {
    requestKey,
    kind,
    setId,
    forSetId = null,
    plan: makePlan,
    sentByCaller = false,
    spreadSeconds = 0,
  }: NewRun,
): Promise<{ runId: string; tasks: WrittenTask[] } | null> {
  const { tx, workspaceId } = ctx;
  const [createdById, createdAt] = [memberId(ctx), ctx.now()];
  const { plan, expected } = await makePlan(ctx);
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
  };
  const [run] = await tx.prisma.run.createManyAndReturn({
    data: [columns],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!run) return null;

  const planned = expandPlan(plan);
  const whole = { workspaceId, runId: run.id, connectionId, createdById, createdAt, targets, tasks: planned };
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
      task: { id, workspaceId, runId: run.id, engine: target.engine, modelAsked: target.model, createdById },
      amount: expectedOf.get(target)?.high ?? "0",
    })),
    createdAt,
  );
  if (!sentByCaller && spreadSeconds === 0) {
    const sendable = tasks.map(({ id, target: { engine, method } }) => ({ id, engine, method }));
    await enqueueLive(tx, sendable);
    if (large) await enqueuePosts(tx, sendable);
  }
  await recordDecision(tx, ctx, {
    workspaceId,
    action: "run.create",
    entityId: run.id,
    after: { planHash: columns.planHash, kind, setId, forSetId, connectionId, method, tasks: tasks.length },
  });
  return { runId: run.id, tasks };
}
