import "server-only";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { lookAtTask } from "@/lib/api-service/replies/describe-task";
import type { ServiceReply } from "@/lib/api-service/replies/envelope";
import type { EngineCall } from "@/lib/api-service/replies/request";
import { createBatcher } from "@/lib/batcher";
import { markCollected } from "./sql/mark-collected";

/**
 * Makes `task_get`: a task's result, or why there is none. Free, and repeatable for 30 days; the first call takes the task
 * off the ready list, before it is answered. Another account's task looks unknown. While the balance is negative,
 * results are withheld.
 */
export function createTaskGetter(deps: ServiceDeps) {
  // Who collects, collects many at once: they leave the list together.
  const collected = createBatcher(async (tasks: readonly { id: string; at: Date }[]) => {
    await markCollected(deps.pool, tasks);
    return () => undefined;
  });

  return async function getTask({ account, engine, path }: EngineCall, id: string): Promise<ServiceReply> {
    const look = { id, accountId: account.id, engine, path, metered: account.metered };
    const { task, withheld, reply } = await lookAtTask(deps, look);
    if (task?.doneAt && !task.collectedAt && !withheld) await collected.add({ id, at: deps.now() });
    return reply;
  };
}
