import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { z } from "zod";
import { planOfCell, type Plan } from "@/lib/domain/runs/plan";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getRunInWorkspace } from "./get-run-in-workspace";
import { sendPlan } from "./send-plan";
import { findSentRun, type CreatedRun } from "./send-once";

const inputSchema = z.object({
  /** Made once a click; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  runId: z.string(),
  /** Asks the one cell of this task, once; null asks the whole plan. */
  taskId: z.string().nullable(),
  /** Where not all fits budgets, the first tasks that do are sent. */
  onlyWhatFits: z.boolean().default(false),
});

/**
 * Asks again what a run asked: a run of its own with the same plan, asked by hand. Throws `not_found` for a run or task
 * of another workspace or a connection that is gone, `invalid` where the API does not take a target or a wording any more,
 * and `conflict` for what budgets do not allow; nothing is kept then.
 */
export async function askAgain({ ctx, input }: Call<z.input<typeof inputSchema>>): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const { requestKey, runId, taskId, onlyWhatFits } = inputSchema.parse(input);
  const sent = await findSentRun(ctx, requestKey);
  if (sent) return sent;

  const run = await getRunInWorkspace(ctx, runId);
  if (taskId === null) return sendPlan(ctx, { requestKey, run, plan: run.plan, onlyWhatFits });
  const plan = { ...(await onlyTask(ctx, run, taskId)), origin: null };
  return sendPlan(ctx, {
    ...{ requestKey, plan, onlyWhatFits },
    run: { kind: "question", setId: null, forSetId: null },
  });
}

/** The plan of one task alone. */
async function onlyTask(ctx: Context, run: { id: string; plan: Plan }, taskId: string): Promise<Plan> {
  const row = await prismaOf(ctx).task.findFirst({
    where: { id: parseId(taskId, "answer"), runId: run.id, workspaceId: ctx.workspaceId, ...KEPT },
    select: { cell: true },
  });
  const { cell } = found(row, "answer");
  return found(planOfCell(run.plan, cell), "answer");
}
