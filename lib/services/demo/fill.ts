import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { getDb } from "@/lib/db/client";
import { dateBackWorkspace, type RunAge } from "@/lib/db/sql/date-back-workspace";
import { AppError } from "@/lib/domain/errors";
import type { TaskState } from "@/lib/domain/task-state";
import { FINAL_STATES } from "@/lib/domain/task-state";
import type { Context, InstanceCall, InstanceContext } from "@/lib/services/context";
import { createRun } from "@/lib/services/runs";
import { callLiveTask } from "@/lib/services/tasks";
import { eachOf } from "./each-of";
import { requireSandbox } from "./require-sandbox";
import { DEMO_ANSWERS, planDemo, type PlannedAsk } from "./plan";

const RUNS_AT_ONCE = 4;
/** Spread over four engines, well below the 30 live calls an account may have on each, with room for a worker that helps. */
const CALLS_AT_ONCE = 30;
const LOOK_EVERY_MS = 250;
const GIVE_UP_AFTER_MS = 120_000;

interface FillDemo {
  workspaceId: string;
  userId: string;
  onProgress?: (answered: number, of: number) => void;
}

/**
 * Asks a demo workspace's questions over the wire, as any workspace's are, then moves the runs over the past weeks.
 * Run again after a failure it goes on where it was; does nothing when the demo is ready. Returns the workspace's new
 * id, or null where there was nothing to do. Throws `upstream` when the service does not answer in time, and
 * `conflict` where real models would be asked.
 */
export async function fillDemo({
  ctx: outer,
  input: { workspaceId, userId, onProgress },
}: InstanceCall<FillDemo>): Promise<string | null> {
  const connection = await getDb().connection.findFirst({
    where: { workspaceId, kind: "builtin", workspace: { isDemo: true } },
    select: { id: true },
  });
  if (!connection) return null;
  await requireSandbox(workspaceId, connection.id);
  const ctx: Context = {
    ...outer,
    workspaceId,
    actor: { kind: "member", userId, role: "owner" },
  };
  const ages: RunAge[] = [];
  for (const wave of planDemo({ workspaceId, connectionId: connection.id })) {
    await eachOf(wave, RUNS_AT_ONCE, async (planned) => {
      ages.push(await askPlanned(ctx, planned));
    });
  }
  await answerAll(outer, workspaceId, onProgress);
  return dateBackWorkspace(workspaceId, ages);
}

async function askPlanned(ctx: Context, { ask, daysAgo }: PlannedAsk): Promise<RunAge> {
  const { runId } = await createRun({ ctx, input: ask });
  return { runId, days: daysAgo };
}

/** Makes the calls that no worker has made yet, and waits for those it makes. */
async function answerAll(
  ctx: InstanceContext,
  workspaceId: string,
  onProgress: FillDemo["onProgress"],
): Promise<void> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  const final: TaskState[] = [...FINAL_STATES];
  for (;;) {
    const open = await getDb().task.findMany({
      where: { workspaceId, state: { notIn: final } },
      select: { id: true, state: true, nextCheckAt: true },
      orderBy: { createdAt: "asc" },
    });
    let answered = DEMO_ANSWERS - open.length;
    onProgress?.(answered, DEMO_ANSWERS);
    if (open.length === 0) return;
    if (Date.now() > deadline) {
      throw new AppError("upstream", {
        message: `The built-in service has not answered ${open.length} of the demo's questions in time. What was answered is kept.`,
      });
    }
    const now = new Date();
    const due = open.filter(
      ({ state, nextCheckAt }) => state === "planned" && (nextCheckAt === null || nextCheckAt <= now),
    );
    await eachOf(due, CALLS_AT_ONCE, async ({ id }) => {
      await callLiveTask({ ctx, input: { taskId: id } });
      answered += 1;
      onProgress?.(answered, DEMO_ANSWERS);
    });
    if (due.length === 0) await wait(LOOK_EVERY_MS);
  }
}
