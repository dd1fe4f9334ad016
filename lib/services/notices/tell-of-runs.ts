import "server-only";
import { listUntoldRuns, takeRunEnd, type UntoldRun } from "@/lib/db/sql/runs/untold-runs";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { isFailingOften } from "@/lib/domain/team/notice";
import { requireOperator, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { raiseNotice } from "./raise";

/**
 * Tells of runs of sets that have ended, each once whatever the number of workers, and of those that fail often while
 * they are under way. No transaction that ends a task can know that it ends the run's last one: two may at once.
 */
export async function tellOfRuns({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  await eachInTurn(await listUntoldRuns(sqlOf(ctx)), async (run) => {
    // Who cancelled a run knows.
    if (!run.isCancelled && isFailingOften(run.outcome) && (run.open > 0 || run.outcome.answered > 0))
      await withTransaction(ctx, ({ tx }) => raise(tx, run, "task_failures", ctx.now()));
    if (run.open === 0) await tellOfEnd(ctx, run);
  });
}

const tellOfEnd = (ctx: InstanceContext, run: UntoldRun): Promise<void> =>
  withTransaction(ctx, async ({ tx }) => {
    const end = await takeRunEnd(tx, run);
    if (!end || run.isCancelled) return;
    await raise(tx, run, run.outcome.answered > 0 ? "run_finished" : "run_failed", end.at ?? ctx.now());
  });

const raise = (
  tx: Transaction,
  { id, workspaceId, outcome: facts }: UntoldRun,
  kind: "task_failures" | "run_finished" | "run_failed",
  at: Date,
): Promise<void> => raiseNotice(tx, { workspaceId, kind, cause: id, subjectId: id, facts, at });
