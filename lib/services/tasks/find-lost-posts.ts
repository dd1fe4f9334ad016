import "server-only";
import { z } from "zod";
import { ApiCallError } from "@/lib/api-client/errors";
import type { ApiClient } from "@/lib/api-client/client";
import { LIMITS } from "@/lib/api-contract/limits";
import { claimLostPosts } from "@/lib/db/sql/task-leases";
import { AppError } from "@/lib/domain/errors";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { saveUnknown } from "./finish";
import { enginesOf, keepRemoteId } from "./post-standard";

const MINUTE_MS = 60_000;
const GIVE_UP_MS = LIMITS.queueHours * 60 * MINUTE_MS;
const BATCH = 200;

/** What the id list tells of a task when asked for metadata: the posted fields, our tag among them. */
const metadataSchema = z.looseObject({ tag: z.string() });

/**
 * Looks for standard tasks that were sent and whose reply was lost: by their tag, in the API's list of ids and in its
 * ready lists. A found one goes on as if nothing had happened; it is never posted again. After 72 hours without a
 * trace its outcome is unknown.
 */
export async function findLostPosts({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const lost = await claimLostPosts(GIVE_UP_MS, MINUTE_MS, BATCH);
  for (const [first, ...rest] of Map.groupBy(lost, ({ connectionId }) => connectionId).values()) {
    if (!first) continue;
    const tasks = [first, ...rest];
    try {
      const client = await openClient(first.workspaceId, first.connectionId);
      const since = new Date(Math.min(...tasks.map(({ sentAt }) => sentAt.getTime())) - MINUTE_MS);
      const byTag = await findByTag(
        client,
        enginesOf(tasks).filter((engine) => engine !== "perplexity"),
        { from: since, to: new Date(ctx.now().getTime() + MINUTE_MS) },
      );
      for (const task of tasks) {
        const id = byTag.get(task.id);
        // What posting charged is not told here: the list's figure may already include the answer.
        if (id) await keepRemoteId(task.id, { id, cost: null });
        else if (task.overdue)
          await saveUnknown(ctx, {
            taskId: task.id,
            failureKind: "post_lost",
            exchange: null,
            at: ctx.now(),
          });
      }
    } catch (error) {
      if (!(error instanceof ApiCallError || error instanceof AppError)) throw error;
      log().warn({ err: error, connectionId: first.connectionId }, "lost posts could not be looked for");
    }
  }
}

async function findByTag(
  client: ApiClient,
  engines: ReturnType<typeof enginesOf>,
  span: { from: Date; to: Date },
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const engine of engines) {
    const { task } = await client.tasksReady(engine);
    for (const { id, tag } of task.result) if (tag) found.set(tag, id);
  }
  const { task } = await client.idList({
    ...span,
    includeMetadata: true,
  });
  for (const { id, metadata } of task.result) {
    const parsed = metadataSchema.safeParse(metadata);
    if (parsed.success) found.set(parsed.data.tag, id);
  }
  return found;
}
