import "server-only";
import pMap from "p-map";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { callLiveJob } from "@/lib/queue/definitions";
import { asJob, requireOperator, type Context, type InstanceCall } from "@/lib/services/context";
import { planRun } from "@/lib/services/runs";
import { callLiveTask } from "@/lib/services/tasks";
import type { PastClock } from "./past-clock";
import { DEMO_ANSWERS, planDemo } from "./plan";
import { requireSandbox } from "./require-sandbox";

/** No more than one account may have under way on an engine: a slot that is handed on would be used at the present time. */
const CALLS_AT_ONCE = 20;
/** Rounds over what is still to be asked: a call that was put off for its rate is made in the next. */
const ROUNDS_MAX = 8;

interface FillDemo {
  workspaceId: string;
  /** Who asks. */
  userId: string;
  /** The clock of these verbs and of the service that answers them, moved from round to round. */
  clock: PastClock;
  onProgress?: (answered: number, of: number) => void;
}

/**
 * Asks a demo workspace's questions over the wire, as any workspace's are, each round on the day it is of: the clock is
 * set back to it, and everything recorded carries its date. Run again after a failure it goes on where it was. Returns
 * whether there was such a workspace. Throws `upstream` where the service does not answer, and `conflict` where real
 * models would be asked.
 */
export async function fillDemo({
  ctx: outer,
  input: { workspaceId, userId, clock, onProgress },
}: InstanceCall<FillDemo>): Promise<boolean> {
  requireOperator(outer);
  const connection = await getDb().connection.findFirst({
    where: { workspaceId, kind: "builtin", workspace: { isDemo: true } },
    select: { id: true },
  });
  if (!connection) return false;
  await requireSandbox(workspaceId, connection.id);
  const ctx: Context = {
    ...outer,
    now: clock.now,
    workspaceId,
    actor: { kind: "member", userId, role: "owner" },
  };
  let answered = 0;
  const report = (more: number) => onProgress?.((answered += more), DEMO_ANSWERS);
  for (const { daysAgo, asks } of planDemo({ workspaceId, connectionId: connection.id })) {
    clock.goBack(daysAgo);
    const runIds: string[] = [];
    for (const ask of asks) runIds.push((await planRun({ ctx, input: ask })).runId);
    await answerAll(ctx, runIds, report);
  }
  clock.goBack(0);
  return true;
}

/** Makes the calls of the runs' planned tasks; those that were made before are counted. */
async function answerAll(
  ctx: Context,
  runIds: readonly string[],
  report: (more: number) => void,
): Promise<void> {
  const ofRuns = { runId: { in: [...runIds] }, workspaceId: ctx.workspaceId };
  let open = await getDb().task.count({ where: ofRuns });
  for (let round = 0; round < ROUNDS_MAX && open > 0; round += 1) {
    const planned = await getDb().task.findMany({
      where: { ...ofRuns, state: "planned" },
      select: { id: true },
    });
    report(open - planned.length);
    open = planned.length;
    await pMap(
      planned,
      ({ id }) => callLiveTask({ ctx: asJob(ctx, callLiveJob.name), input: { taskId: id } }),
      {
        concurrency: CALLS_AT_ONCE,
      },
    );
  }
  if (open > 0) {
    throw new AppError("upstream", {
      message: `The built-in service has not answered ${open} of the demo's questions. What was answered is kept.`,
    });
  }
}
