import "server-only";
import { formatWireDate, makeTaskId, taskPath } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import { ZERO } from "@/lib/domain/amounts/money";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import { echo, stopwatch, type EngineCall } from "@/lib/api-service/replies/request";
import { listReadyTasks } from "./sql/list-ready-tasks";

/** `tasks_ready`: at most 1,000 tasks that finished in the last three days and were not collected. */
export async function listReady({ pool, now }: ServiceDeps, call: EngineCall): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const { account, engine, path } = call;
  const rows = await listReadyTasks(pool, {
    accountId: account.id,
    engine,
    days: LIMITS.readyDays,
    limit: LIMITS.readyRows,
  });
  const result = rows.map(({ id, postedAt, tag }) => ({
    id,
    se: engine,
    function: "llm_responses",
    date_posted: formatWireDate(postedAt),
    tag,
    endpoint: taskPath(engine, id),
  }));
  const elapsedMs = elapsed();
  const entry = {
    id: makeTaskId("tasks_ready", account.number, now()),
    code: 20000,
    cost: ZERO,
    path,
    data: echo(engine, {}),
    result: result.length > 0 ? result : null,
    elapsedMs,
  };
  return taskReply({ tasks: [entry], elapsedMs });
}
