import "server-only";
import { z } from "zod";
import { llmPath } from "@/lib/api-contract/format";
import type { Engine } from "@/lib/domain/engines/engine";
import { ZERO } from "@/lib/domain/amounts/money";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { readPurse } from "@/lib/api-service/accounts/sql/read-purse";
import { taskReply, type ServiceReply, type TaskEntry } from "./envelope";
import { echo, stopwatch } from "./request";
import { findTask, type StoredTask } from "./sql/find-task";

/** Nothing else can be an id of ours, nor can all of it be a database text. */
const POSSIBLE_ID = /^[\w-]{1,64}$/;

const storedJson = z.record(z.string(), z.unknown());

/** What `task_get` would answer, without its counting as collected; and whether a result is held back from it. */
export function describeTask(
  deps: ServiceDeps,
  { taskId, accountId, engine }: { taskId: string; accountId: string; engine: Engine },
): Promise<{ withheld: boolean; reply: ServiceReply }> {
  const path = llmPath(engine, "task_get", taskId);
  return lookAtTask(deps, { id: taskId, accountId, engine, path, metered: true });
}

interface Look {
  id: string;
  accountId: string;
  engine: Engine;
  path: readonly string[];
  /** Whether the account may have a balance. */
  metered: boolean;
}

/** A task as its account sees it under a path, the reply that says so, and whether a result is held back from it. */
export async function lookAtTask({ pool }: ServiceDeps, { id, accountId, engine, path, metered }: Look) {
  const elapsed = stopwatch();
  const found = POSSIBLE_ID.test(id) ? await findTask(pool, id) : null;
  const own = found?.accountId === accountId && found.method === "standard" ? found : null;
  const task = own?.engine === engine ? own : null;
  const purse = metered && task?.state === "done" ? await readPurse(pool, accountId) : null;
  const withheld = purse !== null && purse.balance !== null && purse.balance < 0n;
  const outcome = withheld
    ? { code: 40200, result: null }
    : task
      ? outcomeOf(task)
      : { code: own ? 40002 : 40401, result: null };
  const elapsedMs = elapsed();
  const entry = {
    id,
    path,
    data: echo(engine, task ? readStored(task.posted) : {}),
    cost: ZERO,
    elapsedMs,
    ...outcome,
  };
  const upstream = outcome.result && task ? task.upstream : null;
  return { task, withheld, reply: taskReply({ tasks: [entry], elapsedMs, upstream }) };
}

function outcomeOf(task: StoredTask): Pick<TaskEntry, "code" | "message" | "result"> {
  const { state, statusCode: code, statusMessage: message, expired } = task;
  if (state === "queued" || state === "running") return { code: 40602, result: null };
  if (state === "failed") return { code, message, result: null };
  if (expired || task.result === null) return { code: 40403, result: null };
  return { code, message, result: [readStored(task.result)] };
}

const readStored = (text: string): Record<string, unknown> => storedJson.parse(JSON.parse(text));
