import "server-only";
import { askToTask, type AskedTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Problem } from "@/lib/api-contract/problem";
import { askSchema, type Ask, type Target } from "@/lib/domain/runs/ask";
import { AppError } from "@/lib/domain/errors";
import type { Plan } from "@/lib/domain/runs/plan";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { requirePermission, type Context } from "@/lib/services/context";
import { keepPromptVersion } from "@/lib/services/prompts/keep-version";
import { estimateTargets } from "@/lib/services/spend";
import { findSentRun, sendOnce, type CreatedRun } from "./send-once";

/** What a run of one wording is made for, where it is more than the question itself. */
interface SentAs {
  kind?: RunKind;
  /** The set that it asks for questions for. */
  forSetId?: string | null;
  /** The market that its settings and its wording are of already. */
  marketId?: string | null;
  sentByCaller?: boolean;
  /** Where budgets have no room for all targets, the first that they do have room for are asked. */
  onlyWhatFits?: boolean;
}

/** A run of one wording, kept as a prompt version in the same transaction. Throws as `createRun` does. */
export async function sendWording(
  ctx: Context,
  input: Ask,
  {
    kind = "question",
    forSetId = null,
    marketId = null,
    sentByCaller = false,
    onlyWhatFits = false,
  }: SentAs = {},
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
    onlyWhatFits,
    kind,
    setId: null,
    forSetId,
    plan: async (inside) => {
      const version = await keepPromptVersion(inside, { promptId: ask.promptId, wording: ask });
      return { plan: planOf(ask, version.id, { connectionId, marketId }, planned), expected: estimates };
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

/** One wording to each target, once. */
const planOf = (
  { method, label }: Ask,
  promptVersionId: string,
  { connectionId, marketId }: { connectionId: string; marketId: string | null },
  planned: readonly PlannedTarget[],
): Plan => ({
  version: 1,
  origin: null,
  connectionId,
  method,
  label: label || null,
  entries: [{ promptVersionId, personaId: null, marketId: null }],
  targets: planned.map(({ target, ...asked }) => ({ ...target, ...asked, marketId })),
  repeats: 1,
});
