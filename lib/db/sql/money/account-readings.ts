import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { ACCOUNT_KEY } from "@/lib/db/sql/tasks/connected-accounts";

// The readings of API accounts. Who reads one, and when it is tried again, several processes compare: those times are
// the database's own. The moment of a reading dates what is compared, and is the context's.

const dueRows = z
  .object({
    key: z.string(),
    /** Its connections, in any workspace, the one that was tested last first. */
    connections: z.array(z.object({ id: z.uuid(), workspaceId: z.uuid() })),
  })
  .array();
export type DueAccount = z.infer<typeof dueRows>[number];

/** Accounts that were connected before a UTC day had ended and have not been read since, as far as it is time to try. */
export async function findUnread(day: string, dayEnd: Date): Promise<DueAccount[]> {
  const { rows } = await getPool().query(
    `select ${ACCOUNT_KEY} as key,
            jsonb_agg(jsonb_build_object('id', connection.id, 'workspaceId', connection.workspace_id)
                      order by connection.tested_at desc nulls last, connection.id) as connections
       from app.connection
       left join app.account_reading reading on reading.key = ${ACCOUNT_KEY} and reading.day = $1::date
      where connection.removed_at is null and connection.created_at < $2
        and connection.workspace_id not in (select id from app.workspace where deleted_at is not null)
        and reading.read_at is null
        and (reading.next_try_at is null or reading.next_try_at <= now())
        and (reading.lease_until is null or reading.lease_until < now())
      group by 1 order by 1`,
    [day, dayEnd],
  );
  return dueRows.parse(rows);
}

const claimRows = z.object({ id: z.uuid(), tries: z.int() }).array();

/** Takes an account's reading after a day upon one process, for a time; null where another has it or it is done. */
export async function claimReading(
  { key, day }: { key: string; day: string },
  leaseMs: number,
): Promise<{ id: string; tries: number } | null> {
  const { rows } = await getPool().query(
    `insert into app.account_reading as reading (id, key, day, tries, lease_until, workspace_ids)
     values (gen_random_uuid(), $1, $2::date, 1, now() + $3 * interval '1 millisecond', '{}')
     on conflict (key, day) do update
        set tries = reading.tries + 1, lease_until = excluded.lease_until
      where reading.read_at is null
        and (reading.next_try_at is null or reading.next_try_at <= now())
        and (reading.lease_until is null or reading.lease_until < now())
     returning id, tries`,
    [key, day, leaseMs],
  );
  return claimRows.parse(rows)[0] ?? null;
}

/** Keeps the lease of a reading that goes on. */
export async function renewReading(id: string, leaseMs: number): Promise<void> {
  await getPool().query(
    `update app.account_reading set lease_until = now() + $2 * interval '1 millisecond'
      where id = $1 and lease_until is not null`,
    [id, leaseMs],
  );
}

/** Notes that a reading failed, why, and when it is tried again. */
export async function noteUnread(id: string, failure: string, againMs: number): Promise<void> {
  await getPool().query(
    `update app.account_reading
        set failure = $2, lease_until = null, next_try_at = now() + $3 * interval '1 millisecond'
      where id = $1 and read_at is null`,
    [id, failure, againMs],
  );
}

const startRows = z.object({ at: z.date().nullable() }).array();

/**
 * When the first of the account's calls was sent that go on, or whose cost was entered after a moment: from then on its
 * calls are to be listed. Null where there are none.
 */
export async function firstOpenCall(key: string, after: Date): Promise<Date | null> {
  const { rows } = await getPool().query(
    `with own as (select connection.id, connection.workspace_id from app.connection where ${ACCOUNT_KEY} = $1)
     select least(
       (select min(task.started_at) from app.task
         where task.connection_id in (select id from own) and task.state in ('calling', 'posting', 'posted')),
       (select min(task.started_at) from own
          join app.spend_entry entry on entry.workspace_id = own.workspace_id and entry.connection_id = own.id
                                    and entry.at > $2 and entry.kind in ('charge', 'correction')
          join app.task on task.id = entry.task_id)) as at`,
    [key, after],
  );
  return startRows.parse(rows)[0]?.at ?? null;
}

const workspaceRows = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() }).array();

/**
 * The workspaces in which an account is connected, or was until after a moment, with one of their connections each: one
 * in use, the oldest.
 */
export async function workspacesOfAccount(
  db: Queryable,
  key: string,
  after: Date,
): Promise<z.infer<typeof workspaceRows>> {
  const { rows } = await db.query({
    text: `select distinct on (connection.workspace_id)
                  connection.workspace_id as "workspaceId", connection.id as "connectionId"
             from app.connection
            where ${ACCOUNT_KEY} = $1 and (connection.removed_at is null or connection.removed_at > $2)
            order by connection.workspace_id, connection.removed_at nulls first, connection.created_at`,
    values: [key, after],
  });
  return workspaceRows.parse(rows);
}

const idRows = z.object({ id: z.uuid() }).array();

/** Locks a reading, or a try that failed, that was made before a moment and is to be compared; null where there is none. */
export async function takeUncompared(tx: Queryable, madeBefore: Date): Promise<string | null> {
  const { rows } = await tx.query({
    text: `select id from app.account_reading
            where compared_at is null and (read_at < $1 or read_at is null and failure is not null and day < $1::date)
            order by day, key limit 1 for update skip locked`,
    values: [madeBefore],
  });
  return idRows.parse(rows)[0]?.id ?? null;
}

/** Takes the calls of readings of before a day away, and whole readings of before another. */
export async function forgetReadings(callsBefore: Date, readingsBefore: Date): Promise<void> {
  await getPool().query("update app.account_reading set calls = null where calls is not null and day < $1", [
    callsBefore,
  ]);
  await getPool().query("delete from app.account_reading where day < $1", [readingsBefore]);
}
