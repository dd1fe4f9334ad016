import "server-only";
import type { ReadingVersions } from "@/lib/reading/versions";
import { READING_VERSIONS, readingVersionsSchema, STAGES } from "@/lib/reading/versions";
import { reReadJob, type ReReadPayload } from "@/lib/queue/definitions";
import { enqueue } from "@/lib/queue/queue";
import { log } from "@/lib/log";
import { prismaOf, requireOperator, type InstanceCall } from "@/lib/services/context";
import { reReadAnswers } from "./re-read";

/** How long one job reads before it hands on what is left to the next. */
const SHIFT_MS = 60_000;

/** Puts the reading of all answers in the queue, where versions of stages have risen since it was last done. */
export async function reReadWhereRisen({ ctx }: InstanceCall): Promise<boolean> {
  requireOperator(ctx);
  const instance = await prismaOf(ctx).instance.findUnique({ where: { id: 1 } });
  const last: ReadingVersions = readingVersionsSchema.safeParse(instance?.readingVersions).data ?? {};
  const risen = STAGES.some((stage) => (last[stage] ?? 0) < READING_VERSIONS[stage]);
  if (risen) await enqueue(reReadJob, { workspaceId: null, taskId: null, after: null });
  return risen;
}

/** Reads answers again for a while, and leaves what is left to another job; notes when all are done. */
export async function continueReReading({
  ctx,
  input: { signal, ...scope },
}: InstanceCall<ReReadPayload & { signal: AbortSignal }>): Promise<void> {
  const shift = AbortSignal.any([signal, AbortSignal.timeout(SHIFT_MS)]);
  const { done, fromStored, after } = await reReadAnswers({ ctx, input: { ...scope, signal: shift } });
  if (done > 0)
    log().info({ ...scope, done, fromStored, finished: after === null }, "answers were read again");
  if (after !== null) return enqueue(reReadJob, { ...scope, after });
  if (scope.workspaceId !== null || scope.taskId !== null) return;
  await prismaOf(ctx).instance.updateMany({ where: { id: 1 }, data: { readingVersions: READING_VERSIONS } });
}
