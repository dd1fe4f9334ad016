import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { countTasks, planOfCells, type Plan } from "@/lib/domain/runs/plan";
import { RETRIED_STATES, type RetriedState } from "@/lib/domain/runs/run";
import type { AgainPrice } from "@/lib/domain/runs/run-preview";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { sumExpected } from "./expected";
import { getRunInWorkspace } from "./get-run-in-workspace";
import { priceTargets } from "./price-targets";
import { roomForPlan } from "./room-for-plan";
import { findSentRun, type CreatedRun } from "./send-once";
import { sendPlan } from "./send-plan";

const inputSchema = z.object({
  /** Made once a click; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  runId: z.string(),
  state: z.enum(RETRIED_STATES),
  /** Where not all fits budgets, the first tasks that do are sent. */
  onlyWhatFits: z.boolean().default(false),
});

/**
 * Asks again what of a run ended in a state: a run of its own whose plan has exactly those cells, each as often as it
 * ended so. Throws `not_found`, `conflict` where nothing did, and `invalid` and `conflict` as `askAgain` does.
 */
export async function retryRun({ ctx, input }: Call<z.input<typeof inputSchema>>): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const { requestKey, runId, state, onlyWhatFits } = inputSchema.parse(input);
  const sent = await findSentRun(ctx, requestKey);
  if (sent) return sent;
  const run = await getRunInWorkspace(ctx, runId);
  const plan = await partOf(ctx, run, state);
  if (countTasks(plan) === 0)
    throw new AppError("conflict", { message: "There is nothing of this kind to ask again." });
  return sendPlan(ctx, { requestKey, run, plan, onlyWhatFits });
}

/** What asking a run again, or what of it ended in a state, would come to now. Throws `not_found`. */
export async function priceAgain({
  ctx,
  input: { runId, state },
}: Call<{ runId: string; state: RetriedState | null }>): Promise<AgainPrice> {
  requirePermission(ctx, "run:create");
  const run = await getRunInWorkspace(ctx, runId);
  const plan = state === null ? run.plan : await partOf(ctx, run, state);
  const expected = await priceTargets(ctx, plan);
  const room = await roomForPlan(ctx, { plan, expected });
  return { tasks: countTasks(plan), ...sumExpected(plan, expected), ...room };
}

async function partOf(ctx: Context, run: { id: string; plan: Plan }, state: RetriedState): Promise<Plan> {
  const rows = await prismaOf(ctx).task.groupBy({
    by: ["cell"],
    where: { workspaceId: ctx.workspaceId, runId: run.id, state, ...KEPT },
    _count: true,
  });
  return planOfCells(run.plan, new Map(rows.map(({ cell, _count }) => [cell, _count])));
}
