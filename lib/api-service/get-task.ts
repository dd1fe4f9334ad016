import "server-only";
import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import { ZERO } from "@/lib/domain/money";
import type { ServiceDeps } from "./deps";
import { taskReply, type ServiceReply, type TaskEntry } from "./envelope";
import { echo, stopwatch, type EngineCall } from "./request";
import { findTask, type StoredTask } from "./sql/find-task";
import { markCollected } from "./sql/mark-collected";

const RESULT_MS = LIMITS.resultDays * 86_400_000;

/** Nothing else can be an id of ours, nor can all of it be a database text. */
const POSSIBLE_ID = /^[\w-]{1,64}$/;

const storedJson = z.record(z.string(), z.unknown());

/**
 * `task_get`: a task's result, or why there is none. Free, and repeatable for 30 days; the first call takes the task
 * off the ready list. Another account's task looks unknown.
 */
export async function getTask(
  { pool, now }: ServiceDeps,
  call: EngineCall,
  id: string,
): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const at = now();
  const found = POSSIBLE_ID.test(id) ? await findTask(pool, id) : null;
  const own = found?.accountId === call.account.id && found.method === "standard" ? found : null;
  const task = own?.engine === call.engine ? own : null;
  if (task?.doneAt && !task.collectedAt) await markCollected(pool, id, at);
  const outcome = task ? outcomeOf(task, at) : { code: own ? 40002 : 40401, result: null };
  const elapsedMs = elapsed();
  const entry = {
    id,
    path: call.path,
    data: echo(call.engine, task ? readStored(task.posted) : {}),
    cost: ZERO,
    elapsedMs,
    ...outcome,
  };
  return taskReply({ tasks: [entry], elapsedMs, upstream: outcome.result && task ? task.upstream : null });
}

function outcomeOf(task: StoredTask, at: Date): Pick<TaskEntry, "code" | "message" | "result"> {
  const { state, statusCode: code, statusMessage: message, doneAt } = task;
  if (state === "queued" || state === "running") return { code: 40602, result: null };
  if (state === "failed") return { code, message, result: null };
  const expired = doneAt !== null && doneAt.getTime() < at.getTime() - RESULT_MS;
  if (expired || task.result === null) return { code: 40403, result: null };
  return { code, message, result: [readStored(task.result)] };
}

const readStored = (text: string): Record<string, unknown> => storedJson.parse(JSON.parse(text));
