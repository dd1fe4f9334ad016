import "server-only";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { lookAtTask } from "@/lib/api-service/replies/describe-task";
import type { ServiceReply } from "@/lib/api-service/replies/envelope";
import type { EngineCall } from "@/lib/api-service/replies/request";
import { markCollected } from "./sql/mark-collected";

/**
 * `task_get`: a task's result, or why there is none. Free, and repeatable for 30 days; the first call takes the task
 * off the ready list. Another account's task looks unknown. While the balance is negative, results are withheld.
 */
export async function getTask(deps: ServiceDeps, call: EngineCall, id: string): Promise<ServiceReply> {
  const { account, engine, path } = call;
  const { task, withheld, reply } = await lookAtTask(deps, {
    id,
    accountId: account.id,
    engine,
    path,
    metered: account.metered,
  });
  if (task?.doneAt && !task.collectedAt && !withheld) await markCollected(deps.pool, id, deps.now());
  return reply;
}
