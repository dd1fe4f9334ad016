import "server-only";
import { z } from "zod";
import { formatWireDate, llmPath, makeTaskId, parseWireDate } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import { statusMessage } from "@/lib/api-contract/status-codes";
import { invalidField } from "@/lib/api-contract/wire-words";
import { toWireNumber, ZERO } from "@/lib/domain/amounts/money";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { emptyEntry, taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import { echoOf, stopwatch, type AccountCall } from "@/lib/api-service/replies/request";
import { listTasks, type ListedTask } from "./sql/list-tasks";

const MAX_OFFSET = 100_000_000;
const DAY_MS = 86_400_000;
/** A call that asks for just the days there are may be on its way for a while. */
const GRACE_MS = 60_000;

const wireDate = z.string().transform((text, context) => {
  const date = parseWireDate(text);
  if (date) return date;
  context.addIssue("must be yyyy-mm-dd hh:mm:ss +00:00");
  return z.NEVER;
});

/** What is posted: a window of time, and which part of its tasks. */
export const windowSchema = z.strictObject({
  datetime_from: wireDate.describe("Tasks posted from then on, `yyyy-mm-dd hh:mm:ss +00:00`."),
  datetime_to: wireDate.describe("Tasks posted until then."),
  limit: z
    .int()
    .min(1)
    .max(LIMITS.idListRows)
    .nullish()
    .describe("Rows of the reply; 1,000 unless said otherwise."),
  offset: z.int().min(0).max(MAX_OFFSET).nullish().describe("Rows to pass over first."),
  sort: z
    .enum(["asc", "desc"])
    .nullish()
    .describe("By the time of posting; ascending unless said otherwise."),
  include_metadata: z.boolean().nullish().describe("Adds what was posted to each row."),
});

/**
 * `id_list`: the account's tasks of a window of time, with what each has cost. Free. The window begins at most six months
 * ago, or one where the posted parameters are asked for.
 */
export async function listIds(
  { pool, now, origin }: ServiceDeps,
  { account, path }: AccountCall,
  posted: unknown,
): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const base = {
    id: makeTaskId("id_list", account.number, now()),
    path,
    data: echoOf({ api: "ai_optimization", function: "id_list" }, posted),
  };
  const parsed = windowSchema.safeParse(posted);
  const fault = parsed.success ? outside(parsed.data, now()) : faultyField(parsed.error);
  if (!parsed.success || fault !== null) {
    const entry = emptyEntry({ ...base, ...invalidField(String(fault)), elapsedMs: elapsed() });
    return taskReply({ tasks: [entry], elapsedMs: elapsed() });
  }
  const window = parsed.data;
  const rows = await listTasks(pool, {
    accountId: account.id,
    from: window.datetime_from,
    to: window.datetime_to,
    order: window.sort ?? "asc",
    limit: window.limit ?? LIMITS.idListRows,
    offset: window.offset ?? 0,
    withPosted: window.include_metadata === true,
  });
  const result = rows.map((row) => toWireRow(row, origin));
  const entry = {
    ...base,
    code: 20000,
    cost: ZERO,
    result: result.length > 0 ? result : null,
    elapsedMs: elapsed(),
  };
  return taskReply({ tasks: [entry], elapsedMs: elapsed() });
}

/** The field by which a window leaves what is listed; null where it does not. */
function outside(window: z.infer<typeof windowSchema>, now: Date): string | null {
  const { datetime_from: from, datetime_to: to, include_metadata: withPosted } = window;
  const days = withPosted ? LIMITS.idListMetadataDays : LIMITS.idListDays;
  if (from.getTime() < now.getTime() - days * DAY_MS - GRACE_MS) return "datetime_from";
  return to.getTime() < from.getTime() ? "datetime_to" : null;
}

/** The field to name: an unknown one, or the one whose value is wrong. */
function faultyField({ issues: [issue] }: z.ZodError): string {
  const field = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0];
  return field === undefined ? "datetime_from" : String(field).slice(0, 60);
}

function toWireRow(task: ListedTask, origin: string) {
  const { id, engine, method, state, postedAt, doneAt, cost, posted } = task;
  const pending = state === "queued" || state === "running";
  return {
    id,
    url: `${origin}/${llmPath(engine, method === "live" ? "live" : "task_post").join("/")}`,
    datetime_posted: formatWireDate(postedAt),
    datetime_done: doneAt && formatWireDate(doneAt),
    status: pending ? statusMessage(40602) : task.statusMessage,
    cost: toWireNumber(cost),
    ...(posted === null ? {} : { metadata: storedJson.parse(JSON.parse(posted)) }),
  };
}

const storedJson = z.record(z.string(), z.unknown());
