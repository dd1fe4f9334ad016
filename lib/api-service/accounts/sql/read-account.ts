import { z } from "zod";
import { ownLimitsSchema } from "@/lib/api-service/accounts/limits";
import type { Queryable } from "@/lib/db/columns";

const TEXT = `
select account.id, name, login, workspace_id as "workspaceId", limits, created_at as "createdAt",
       revoked_at as "revokedAt", counter.minute as "lastCallAt",
       case when counter.day = (now() at time zone 'UTC')::date then counter.used_today else 0 end as "callsToday"
from api.account
left join api.call_counter counter on counter.account_id = account.id and counter.bucket = 'calls'
where account.id = $1`;

const row = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  workspaceId: z.string().nullable(),
  /** What is otherwise for it. */
  limits: ownLimitsSchema,
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
  /** The minute of the last call that was counted. */
  lastCallAt: z.date().nullable(),
  /** Calls of the UTC day that were not refused. */
  callsToday: z.number(),
});

export type ReadAccount = z.infer<typeof row>;

/** One account as its row has it; null when there is none. */
export async function readAccount(db: Queryable, accountId: string): Promise<ReadAccount | null> {
  const { rows } = await db.query({ text: TEXT, values: [accountId] });
  return row.nullable().parse(rows[0] ?? null);
}
