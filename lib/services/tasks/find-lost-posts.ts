import "server-only";
import { z } from "zod";
import { ApiCallError } from "@/lib/api-client/errors";
import type { ApiClient } from "@/lib/api-client/client";
import { LIMITS } from "@/lib/api-contract/limits";
import { claimLostPosts, type LostPost } from "@/lib/db/sql/tasks/task-leases";
import type { Engine } from "@/lib/domain/engines/engine";
import { AppError } from "@/lib/domain/errors";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { saveUnknown } from "./finish";
import { readIdList } from "./list-ids";
import { keepRemoteIds } from "./post-standard";

const MINUTE_MS = 60_000;
const GIVE_UP_MS = LIMITS.queueHours * 60 * MINUTE_MS;
const BATCH = 1_000;

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
  for (const [connectionId, tasks] of Map.groupBy(lost, (task) => task.connectionId)) {
    const [first] = tasks;
    if (!first) continue;
    try {
      const client = await openClient(first.workspaceId, connectionId, { inBackground: true });
      const byTag = await findByTag(client, tasks, ctx.now());
      const found = tasks.flatMap(({ id }) => {
        const remoteId = byTag.get(id);
        // What posting charged is not told here: the list's figure may already include the answer.
        return remoteId === undefined ? [] : [{ id, remoteId, postCost: null }];
      });
      await keepRemoteIds(connectionId, found);
      for (const { id: taskId, overdue } of tasks) {
        if (overdue && !byTag.has(taskId))
          await saveUnknown(ctx, { taskId, failureKind: "post_lost", exchange: null, at: ctx.now() });
      }
    } catch (error) {
      if (!(error instanceof ApiCallError || error instanceof AppError)) throw error;
      log().warn({ err: error, connectionId }, "lost posts could not be looked for");
    }
  }
}

/** The API's ids of those of the tasks that it knows, by our own. */
async function findByTag(
  client: ApiClient,
  tasks: readonly LostPost[],
  now: Date,
): Promise<Map<string, string>> {
  const wanted = new Set(tasks.map(({ id }) => id));
  const found = new Map<string, string>();
  const note = (tag: string | null | undefined, remoteId: string) => {
    if (tag && wanted.has(tag) && !found.has(tag)) found.set(tag, remoteId);
  };
  for (const engine of new Set<Engine>(tasks.map((task) => task.engine))) {
    const { task } = await client.tasksReady(engine);
    for (const { id, tag } of task.result) note(tag, id);
  }
  if (found.size === wanted.size) return found;
  await readIdList(
    client,
    tasks.map(({ sentAt }) => sentAt),
    {
      includeMetadata: true,
      now,
      read: (rows) => {
        for (const { id, metadata } of rows) note(metadataSchema.safeParse(metadata).data?.tag, id);
        return found.size === wanted.size;
      },
    },
  );
  return found;
}
