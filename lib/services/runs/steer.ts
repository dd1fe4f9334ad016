import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { readWaiting, spreadFromNow } from "@/lib/db/sql/tasks/waiting-tasks";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { cancelWaitingTasks } from "@/lib/services/tasks/cancel-waiting";
import { getRunInWorkspace } from "./get-run-in-workspace";
import { enqueueLive, enqueuePosts } from "./send-jobs";

type Inside = Context & { tx: Transaction };

/**
 * Keeps what a run has not sent yet from being sent, until it is resumed. What was sent is still collected. Does nothing
 * to one that is paused; throws `not_found`, and `conflict` for one that was cancelled.
 */
export const pauseRun = ({ ctx, input }: Call<{ id: string }>): Promise<void> =>
  steer(ctx, input.id, async (inside, runId) => {
    const { count } = await inside.tx.prisma.run.updateMany({
      where: { id: runId, pausedAt: null, cancelledAt: null },
      data: { pausedAt: ctx.now() },
    });
    if (count > 0) await record(inside, runId, "run.pause");
    else await refuseCancelled(inside, runId);
  });

/**
 * Goes on with a paused run: what waits is put into the queue again, or, where it is spread over time, sent by the sweep
 * as far apart as it was. Throws as `pauseRun` does.
 */
export const resumeRun = ({ ctx, input }: Call<{ id: string }>): Promise<void> =>
  steer(ctx, input.id, async (inside, runId) => {
    const { tx, workspaceId } = inside;
    const [run] = await tx.prisma.run.updateManyAndReturn({
      where: { id: runId, pausedAt: { not: null }, cancelledAt: null },
      data: { pausedAt: null },
      select: { spreadSeconds: true },
    });
    if (!run) return refuseCancelled(inside, runId);
    const tasks =
      run.spreadSeconds > 0
        ? await spreadFromNow(tx, { workspaceId, runId })
        : await enqueueWaiting(inside, runId);
    await record(inside, runId, "run.resume", { tasks });
  });

async function enqueueWaiting({ tx, workspaceId }: Inside, runId: string): Promise<number> {
  const waiting = await readWaiting(tx, { workspaceId, runId });
  await enqueueLive(tx, waiting);
  await enqueuePosts(tx, waiting);
  return waiting.length;
}

/**
 * Ends a run: what it has not sent never is, and what was held back for that is given back. What was sent is still
 * collected, since it is paid for. Does nothing to one that was cancelled; throws `not_found`.
 */
export const cancelRun = ({ ctx, input }: Call<{ id: string }>): Promise<void> =>
  steer(ctx, input.id, async (inside, runId) => {
    const { count } = await inside.tx.prisma.run.updateMany({
      where: { id: runId, cancelledAt: null },
      data: { cancelledAt: ctx.now() },
    });
    if (count === 0) return;
    const tasks = await cancelWaitingTasks(inside, runId);
    await record(inside, runId, "run.cancel", { tasks });
  });

async function steer(
  ctx: Context,
  id: string,
  act: (inside: Inside, runId: string) => Promise<void>,
): Promise<void> {
  requirePermission(ctx, "run:create");
  await withTransaction(ctx, async (inside) => {
    const run = await getRunInWorkspace(inside, id);
    await act(inside, run.id);
  });
}

async function refuseCancelled({ tx }: Inside, runId: string): Promise<void> {
  const { cancelledAt } = await tx.prisma.run.findUniqueOrThrow({
    where: { id: runId },
    select: { cancelledAt: true },
  });
  if (cancelledAt)
    throw new AppError("conflict", { message: "This run was cancelled meanwhile; it sends nothing more." });
}

type Steering = "run.pause" | "run.resume" | "run.cancel";

const record = (inside: Inside, entityId: string, action: Steering, after?: object): Promise<void> =>
  recordDecision(inside.tx, inside, {
    workspaceId: inside.workspaceId,
    action,
    entityId,
    after: after ?? null,
  });
