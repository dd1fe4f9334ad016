import "server-only";
import pMap from "p-map";
import { LIVE_CALLS_AT_ONCE } from "@/lib/api-contract/run-duration";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { callLiveJob } from "@/lib/queue/definitions";
import { asJob, requireOperator, type Context, type InstanceCall } from "@/lib/services/context";
import { markModelChanges } from "@/lib/services/marks";
import { planRun } from "@/lib/services/runs";
import { callLiveTask } from "@/lib/services/tasks";
import { changeLibrary } from "./change-library";
import { cutBudget } from "./cut-budget";
import { gatherTeam } from "./gather-team";
import type { PastClock } from "./past-clock";
import { DEMO_ANSWERS, demoCron, planDemo, type DemoStep } from "./plan";
import { reconcileDemo } from "./reconcile-demo";
import { requireSandbox } from "./require-sandbox";
import { sendDemoSlot } from "./send-slot";
import { demoContext } from "./team";

/** Rounds over what is still to be asked: a call that was put off for its rate is made in the next. */
const ROUNDS_MAX = 8;

interface FillDemo {
  workspaceId: string;
  /** Whose workspace it is. */
  userId: string;
  /** The clock of these verbs and of the service that answers them, moved from step to step. */
  clock: PastClock;
  onProgress?: (answered: number, of: number) => void;
}

/**
 * Makes a demo workspace's six weeks, by the use cases that people and the worker use and over the wire, each step at
 * its own moment: the clock is set back to it, and everything recorded carries its date. Run again after a failure it
 * goes on where it was. Returns whether there was such a workspace. Throws `upstream` where the service does not answer,
 * and `conflict` where real models would be asked.
 */
export async function fillDemo({
  ctx: outer,
  input: { workspaceId, userId, clock, onProgress },
}: InstanceCall<FillDemo>): Promise<boolean> {
  requireOperator(outer);
  const connection = await getDb().connection.findFirst({
    where: { workspaceId, kind: "builtin", workspace: { isDemo: true } },
    select: { id: true, workspace: { select: { createdAt: true, timeZone: true } } },
  });
  if (!connection) return false;
  await requireSandbox(workspaceId, connection.id);
  const instance = { ...outer, now: clock.now };
  const ctx: Context = { ...instance, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  const { createdAt: madeAt, timeZone: zone } = connection.workspace;
  const programme = { connectionId: connection.id, cron: demoCron(madeAt, zone), zone };
  const steps = planDemo({ workspaceId, connectionId: connection.id, madeAt, zone });
  const slots = steps.filter(({ isSlot }) => isSlot);
  for (const step of steps) {
    clock.standAt(step.at);
    if (step.act === "begin") await gatherTeam(ctx, zone);
    if (step.act) await changeLibrary(ctx, step.at, step.act, programme);
    if (step === steps.at(-1)) await cutBudget(ctx);
    await answerAll(ctx, await ask(ctx, step));
    if (step.isSlot) await markModelChanges({ ctx: instance });
    if (step.isSlot) await reconcileDemo(ctx, { clock, connectionId: connection.id, madeAt, slots, step });
    if (onProgress) onProgress(await countAnswers(workspaceId), DEMO_ANSWERS);
  }
  return true;
}

const countAnswers = (workspaceId: string): Promise<number> =>
  getDb().task.count({ where: { workspaceId, state: "answered" } });

/** Makes a step's runs. */
async function ask(ctx: Context, { at, isSlot, byHand }: DemoStep): Promise<string[]> {
  const runIds = isSlot ? [(await sendDemoSlot(ctx, at)).runId] : [];
  for (const { by, ask: input } of byHand) {
    const asker = by === null ? ctx : demoContext(ctx, by);
    runIds.push((await planRun({ ctx: asker, input })).runId);
  }
  return runIds;
}

/** Makes the calls of the runs' tasks that are planned still, on an engine as many at once as one account may have under way. */
async function answerAll(ctx: Context, runIds: readonly string[]): Promise<void> {
  const findPlanned = () =>
    getDb().task.findMany({
      where: { runId: { in: [...runIds] }, workspaceId: ctx.workspaceId, state: "planned" },
      select: { id: true, engine: true },
    });
  let planned = await findPlanned();
  for (let round = 0; round < ROUNDS_MAX && planned.length > 0; round += 1) {
    const byEngine = Map.groupBy(planned, ({ engine }) => engine);
    const call = ({ id }: { id: string }) =>
      callLiveTask({ ctx: asJob(ctx, callLiveJob.name), input: { taskId: id } });
    await Promise.all(
      [...byEngine.values()].map((tasks) => pMap(tasks, call, { concurrency: LIVE_CALLS_AT_ONCE })),
    );
    planned = await findPlanned();
  }
  if (planned.length > 0) {
    throw new AppError("upstream", {
      message: `The built-in service has not answered ${planned.length} of the demo's questions. What was answered is kept.`,
    });
  }
}
