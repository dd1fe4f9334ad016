import "server-only";
import { askToTask, type AskedTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Problem } from "@/lib/api-contract/problem";
import { askSchema, type Ask, type Target } from "@/lib/domain/ask";
import type { Plan } from "@/lib/domain/plan";
import { AppError } from "@/lib/domain/errors";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { keepPromptVersion } from "@/lib/services/prompts/keep-version";
import { estimateTargets } from "@/lib/services/spend";
import { findSentRun, sendOnce, type CreatedRun } from "./send-once";

/**
 * Sends one wording: checks every target against the contract, then keeps the wording as a prompt version and starts a
 * run of it, in one transaction. Standard tasks are posted at once; should that fail, the worker goes on with it.
 * Throws `invalid` naming the fields; nothing is kept then.
 */
export async function createRun({ ctx, input }: Call<Ask>): Promise<CreatedRun> {
  return keepRun(ctx, input, { sentByCaller: false });
}

/**
 * The same for a process that makes the run's calls itself: nothing is enqueued, and sweeps leave the tasks to it for a
 * while. Afterwards a worker goes on with what it has not sent.
 */
export async function planRun({ ctx, input }: Call<Ask>): Promise<CreatedRun> {
  return keepRun(ctx, input, { sentByCaller: true });
}

async function keepRun(
  ctx: Context,
  input: Ask,
  { sentByCaller }: { sentByCaller: boolean },
): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const ask = askSchema.parse(input);
  const sent = await findSentRun(ctx, ask.requestKey);
  if (sent) return sent;

  const { id: connectionId } = await getConnectionInWorkspace(ctx, ask.connectionId);
  const planned = await planTasks(ctx, ask, connectionId);
  const estimates = await estimateTargets({ ctx, input: ask });

  return sendOnce(ctx, {
    requestKey: ask.requestKey,
    sentByCaller,
    kind: "question",
    setId: null,
    plan: async (inside) => {
      const version = await keepPromptVersion(inside, { promptId: ask.promptId, wording: ask });
      return { plan: planOf(ask, version.id, connectionId, planned), expected: estimates };
    },
  });
}

interface PlannedTarget extends AskedTask {
  target: Target;
}

/** Every target as a task the API will take, or `invalid` with all that is wrong, by field. */
async function planTasks(ctx: Context, ask: Ask, connectionId: string): Promise<PlannedTarget[]> {
  const problems: Problem[] = [];
  const planned: PlannedTarget[] = [];
  for (const target of ask.targets) {
    const { models } = await listModels({ ctx, input: { connectionId, engine: target.engine } });
    const check = askToTask(ask, target, models);
    if (check.ok) planned.push({ ...check.task, target });
    else problems.push(...check.problems);
  }
  if (planned.length < ask.targets.length) {
    throw new AppError("invalid", {
      message: "Nothing was sent. Put right what is marked and send again.",
      fields: sayProblems(
        problems,
        ask.targets.map(({ engine }) => engine),
      ),
    });
  }
  return planned;
}

/** What compose sends: one wording to each target, once. */
const planOf = (
  { method, label }: Ask,
  promptVersionId: string,
  connectionId: string,
  planned: readonly PlannedTarget[],
): Plan => ({
  version: 1,
  origin: null,
  connectionId,
  method,
  label: label || null,
  entries: [{ promptVersionId, personaId: null, marketId: null }],
  targets: planned.map(({ target, ...asked }) => ({ ...target, ...asked, marketId: null })),
  repeats: 1,
});
