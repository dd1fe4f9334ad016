import "server-only";
import { AppError } from "@/lib/domain/errors";
import { prismaOf, type Context } from "@/lib/services/context";
import { startRun, type NewRun } from "./start-run";

export interface CreatedRun {
  runId: string;
  /** True when a run with this request key was there already: the second click of two. */
  alreadySent: boolean;
}

/** The run that was sent with this key before, if there is one. */
export async function findSentRun(ctx: Context, requestKey: string): Promise<CreatedRun | null> {
  const run = await prismaOf(ctx).run.findUnique({
    where: { workspaceId_requestKey: { workspaceId: ctx.workspaceId, requestKey } },
    select: { id: true },
  });
  return run && { runId: run.id, alreadySent: true };
}

/** Starts a run, or gives the one that was sent with its key meanwhile. */
export async function sendOnce(ctx: Context, run: NewRun): Promise<CreatedRun> {
  const started = await startRun(ctx, run);
  const sent = started
    ? { runId: started.runId, alreadySent: false }
    : await findSentRun(ctx, run.requestKey);
  if (!sent) throw new AppError("conflict", { message: "This was sent already, and is gone since." });
  return sent;
}
