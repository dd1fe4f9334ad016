import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import type { Queryable } from "@/lib/db/columns";

const TEXT = `
select account_id as "accountId", engine, method, state, posted, status_code as "statusCode",
       status_message as "statusMessage", upstream, result, done_at as "doneAt", collected_at as "collectedAt",
       coalesce(ended_at < now() - make_interval(days => $2), false) as expired
from api.task where id = $1`;

const row = z.object({
  accountId: z.string(),
  engine: engineSchema,
  method: methodSchema,
  state: z.enum(["queued", "running", "done", "failed"]),
  posted: z.string(),
  statusCode: z.number(),
  statusMessage: z.string(),
  upstream: z.string().nullable(),
  result: z.string().nullable(),
  doneAt: z.date().nullable(),
  collectedAt: z.date().nullable(),
  /** Whether it ended longer ago than results are kept. */
  expired: z.boolean(),
});

export type StoredTask = z.infer<typeof row>;

/** A task with its result by id, whoever owns it; null when there is none. */
export async function findTask(db: Queryable, id: string): Promise<StoredTask | null> {
  const { rows } = await db.query({ name: "api-find-task", text: TEXT, values: [id, LIMITS.resultDays] });
  return row.nullable().parse(rows[0] ?? null);
}
