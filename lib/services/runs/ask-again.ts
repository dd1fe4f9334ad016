import "server-only";
import { z } from "zod";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Ask } from "@/lib/domain/ask";
import { AppError } from "@/lib/domain/errors";
import { planOfCell, type Plan, type PlanTarget } from "@/lib/domain/plan";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getPromptVersionInWorkspace } from "@/lib/services/prompts/in-workspace";
import { estimateTargets } from "@/lib/services/spend";
import { getRunInWorkspace } from "./get-run-in-workspace";
import { findSentRun, sendOnce, type CreatedRun } from "./send-once";

const inputSchema = z.object({
  /** Made once a click; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  runId: z.string(),
  /** Asks the one cell of this task, once; null asks the whole plan. */
  taskId: z.string().nullable(),
});

/**
 * Asks again what a run asked: a run of its own with the same plan, asked by hand. Throws `not_found` for a run or task
 * of another workspace or a connection that is gone, and `invalid` where the API does not take a target any more;
 * nothing is kept then.
 */
export async function askAgain({ ctx, input }: Call<z.infer<typeof inputSchema>>): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const { requestKey, runId, taskId } = inputSchema.parse(input);
  const sent = await findSentRun(ctx, requestKey);
  if (sent) return sent;

  const run = await getRunInWorkspace(ctx, runId);
  const asked = taskId === null ? run.plan : await onlyTask(ctx, run, taskId);
  const plan: Plan = { ...asked, origin: null };
  await getConnectionInWorkspace(ctx, plan.connectionId);
  await checkTargets(ctx, plan);
  const expected = await Promise.all(plan.targets.map((target) => mostExpected(ctx, plan, target)));
  return sendOnce(ctx, { requestKey, expected, plan: () => Promise.resolve(plan) });
}

/** The plan of one task alone. */
async function onlyTask(ctx: Context, run: { id: string; plan: Plan }, taskId: string): Promise<Plan> {
  const row = await prismaOf(ctx).task.findFirst({
    where: { id: parseId(taskId, "answer"), runId: run.id, workspaceId: ctx.workspaceId },
    select: { cell: true },
  });
  const { cell } = found(row, "answer");
  return found(planOfCell(run.plan, cell), "answer");
}

/** What could be asked then may not be any more: models go. The wordings are kept as they were taken. */
async function checkTargets(ctx: Context, plan: Plan): Promise<void> {
  const versionId = plan.entries[0]?.promptVersionId;
  if (versionId === undefined) throw new AppError("not_found", { message: "This run asked nothing." });
  const wording = await getPromptVersionInWorkspace(ctx, versionId);
  const problems = await Promise.all(
    plan.targets.map(async (target) => {
      const { connectionId, method, label } = plan;
      const { models } = await listModels({ ctx, input: { connectionId, engine: target.engine } });
      const ask: Ask = {
        ...wording,
        requestKey: "",
        connectionId,
        method,
        label,
        targets: [target],
        settings: target.parameters,
      };
      const check = askToTask(ask, target, models);
      return check.ok ? [] : check.problems;
    }),
  );
  if (problems.every((each) => each.length === 0)) return;
  throw new AppError("invalid", {
    message: "Nothing was sent: this cannot be asked any more as it was. Change it below and ask.",
    fields: sayProblems(
      problems.flat(),
      plan.targets.map(({ engine }) => engine),
    ),
  });
}

async function mostExpected(ctx: Context, { method }: Plan, target: PlanTarget): Promise<string> {
  const [estimate] = await estimateTargets({
    ctx,
    input: { targets: [target], method, settings: target.parameters },
  });
  return estimate?.high ?? "0";
}
