import "server-only";
import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";
import type { Nano } from "@/lib/domain/amounts/money";
import { ACCOUNT_KEY } from "@/lib/db/sql/tasks/connected-accounts";

/** A workspace's side of an account. */
export interface OwnAccount {
  workspaceId: string;
  key: string;
}

const OWN = `own as (select connection.id from app.connection
                      where connection.workspace_id = $1 and ${ACCOUNT_KEY} = $2)`;

const matchRows = z.object({ callId: z.string(), taskId: z.uuid() }).array();

/** Of which of the workspace's tasks calls are, by the API's id or by the tag they were sent with. Others are missing. */
export async function matchCalls(
  db: Queryable,
  { workspaceId, key }: OwnAccount,
  calls: readonly { id: string; tag: string | null }[],
): Promise<Map<string, string>> {
  const { rows } = await db.query({
    text: `with ${OWN}, listed as (select * from unnest($3::text[], $4::uuid[]) as listed (id, tag))
           select listed.id as "callId", task.id as "taskId" from listed
             join app.task on task.id = listed.tag
            where task.workspace_id = $1 and task.connection_id in (select id from own)
           union all
           select listed.id, task.id from listed
             join own on true join app.task on task.connection_id = own.id and task.remote_id = listed.id`,
    values: [workspaceId, key, calls.map(({ id }) => id), calls.map(({ tag }) => tag)],
  });
  return new Map(matchRows.parse(rows).map(({ callId, taskId }) => [callId, taskId]));
}

const taskRows = z
  .object({
    id: z.uuid(),
    state: z.enum(["under_way", "unknown", "ended"]),
    before: moneyColumn,
    after: moneyColumn,
  })
  .array();

/**
 * What the ledger had for tasks at two moments, without what an accountant entered: for those given, and for those of
 * the account that it entered something of in between. One whose cost the API is still to tell goes on.
 */
export async function readReconciledTasks(
  db: Queryable,
  { workspaceId, key }: OwnAccount,
  { taskIds, from, to }: { taskIds: readonly string[]; from: Date; to: Date },
): Promise<z.infer<typeof taskRows>> {
  const { rows } = await db.query({
    text: `with ${OWN}, wanted as (
             select unnest($5::uuid[]) as id
             union
             select entry.task_id from app.spend_entry entry
              where entry.workspace_id = $1 and entry.at > $3 and entry.at <= $4 and entry.task_id is not null
                and entry.kind in ('charge', 'correction') and entry.connection_id in (select id from own)
           )
           select wanted.id,
                  case when task.id is null then 'ended'
                       when task.state not in ('answered', 'failed', 'unknown', 'cancelled') or task.finished_at > $4
                            or task.state = 'failed' and task.next_check_at is not null
                            or answer.cost_derived and task.finished_at > $4 - interval '1 day' then 'under_way'
                       when task.state = 'unknown' then 'unknown' else 'ended' end as state,
                  coalesce(sums.before, 0)::text as before, coalesce(sums.after, 0)::text as after
             from wanted
             left join app.task on task.id = wanted.id and task.workspace_id = $1
             left join app.answer on answer.task_id = task.id
            cross join lateral (
                  select sum(amount) filter (where at <= $3) as before, sum(amount) filter (where at <= $4) as after
                    from app.spend_entry entry
                   where entry.task_id = wanted.id and entry.workspace_id = $1 and entry.reason is null
                     and entry.kind in ('charge', 'correction')) as sums`,
    values: [workspaceId, key, from, to, [...taskIds]],
  });
  return taskRows.parse(rows);
}

const sumRow = z.tuple([z.object({ entered: moneyColumn })]);

/** What the ledger entered for an account between two moments, without what an accountant entered. */
export async function sumEntered(
  db: Queryable,
  { workspaceId, key }: OwnAccount,
  { from, to }: { from: Date; to: Date },
): Promise<Nano> {
  const { rows } = await db.query({
    text: `with ${OWN}
           select coalesce(sum(amount), 0)::text as entered from app.spend_entry
            where workspace_id = $1 and at > $3 and at <= $4 and kind in ('charge', 'correction') and reason is null
              and connection_id in (select id from own)`,
    values: [workspaceId, key, from, to],
  });
  return sumRow.parse(rows)[0].entered;
}
