import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";

// The API accounts that connections lead to: who collects for one, and when its ready lists are read. Several processes
// compare these times, so all of them are the database's own.

/** `connectedAccountKey` of a row of `app.connection`. */
export const ACCOUNT_KEY = "coalesce(connection.base_url, 'builtin') || ' ' || connection.login";

const accountRows = z
  .object({
    key: z.string(),
    /** Its connections that have posted tasks. */
    connections: z.array(z.object({ id: z.uuid(), workspaceId: z.uuid() })),
  })
  .array();
export type CollectableAccount = z.infer<typeof accountRows>[number];

/**
 * Accounts with something to do at the moment, a task whose look is due or a ready list to be read, that nobody else
 * collects for. Walks from connection to connection: what it costs does not grow with the tasks they have.
 */
export async function findCollectableAccounts(engines: readonly string[]): Promise<CollectableAccount[]> {
  const { rows } = await getPool().query(
    `with recursive waiting (id) as (
       (select connection_id from app.task where state = 'posted' order by connection_id limit 1)
       union all
       select (select connection_id from app.task
                where state = 'posted' and connection_id > waiting.id order by connection_id limit 1)
         from waiting where waiting.id is not null
     ), due as (
       select connection.id, connection.workspace_id, connection.tested_at, ${ACCOUNT_KEY} as key,
              exists (select from app.task
                       where state = 'posted' and connection_id = connection.id and engine = any($1)
                         and next_check_at <= now()) as is_due
         from waiting join app.connection on connection.id = waiting.id
     )
     select due.key,
            jsonb_agg(jsonb_build_object('id', due.id, 'workspaceId', due.workspace_id)
                      order by due.tested_at desc nulls last, due.id) as connections
       from due left join app.connected_account account on account.key = due.key
      where account.lease_until is null or account.lease_until < now()
      group by due.key, account.key
     having bool_or(due.is_due) or coalesce(min(account.ready_at) <= now(), true)`,
    [engines],
  );
  return accountRows.parse(rows);
}

interface Lease {
  key: string;
  collectorId: string;
  leaseMs: number;
}

/** Makes a collector the account's only one for a time. False while there is another. */
export async function leaseAccount({ key, collectorId, leaseMs }: Lease): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `insert into app.connected_account as account (key, collector_id, lease_until)
     values ($1, $2, now() + $3 * interval '1 millisecond')
     on conflict (key) do update set collector_id = excluded.collector_id, lease_until = excluded.lease_until
      where account.lease_until is null or account.lease_until < now() or account.collector_id = excluded.collector_id`,
    [key, collectorId, leaseMs],
  );
  return rowCount === 1;
}

/** Lets go of an account, whose next collector need not wait then. */
export async function releaseAccount({ key, collectorId }: Omit<Lease, "leaseMs">): Promise<void> {
  await getPool().query(
    "update app.connected_account set lease_until = null where key = $1 and collector_id = $2",
    [key, collectorId],
  );
}

// The last reading was `ready_pause_ms` before `ready_at`, whoever has changed that since; before the first one, both
// say the same.
const LAST_READING = "account.ready_at - account.ready_pause_ms * interval '1 millisecond'";

interface ReadyTurn {
  key: string;
  /** The least pause between two turns; it doubles with each turn that brings nothing. */
  leastMs: number;
  mostMs: number;
}

/** Takes the turn to read an account's ready lists, if it is time; the next one is set already. */
export async function takeReadyTurn({ key, leastMs, mostMs }: ReadyTurn): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `update app.connected_account as account
        set ready_pause_ms = least($3::int, greatest($2::int, ready_pause_ms * 2)),
            ready_at = now() + least($3::int, greatest($2::int, ready_pause_ms * 2)) * interval '1 millisecond'
      where key = $1 and ready_at <= now()
        and (ready_pause_ms = 0 or ${LAST_READING} + $2::int * interval '1 millisecond' <= now())`,
    [key, leastMs, mostMs],
  );
  return rowCount === 1;
}

/** Has an account's ready lists read again so long after they were read last, and without long pauses after that. */
export async function readAgainSoon(key: string, afterMs: number): Promise<void> {
  await getPool().query(
    `update app.connected_account as account
        set ready_pause_ms = least(ready_pause_ms, $2::int),
            ready_at = least(ready_at, ${LAST_READING} + $2::int * interval '1 millisecond') where key = $1`,
    [key, afterMs],
  );
}

/**
 * Has the ready lists of a connection's account read within so long, and again without long pauses after that. Where
 * that is so already, it writes nothing.
 */
export async function wakeAccount(connectionId: string, withinMs: number): Promise<void> {
  await getPool().query(
    `insert into app.connected_account as account (key, ready_at)
     select ${ACCOUNT_KEY}, now() + $2::int * interval '1 millisecond' from app.connection where id = $1
     on conflict (key) do update
        set ready_at = excluded.ready_at,
            ready_pause_ms = greatest(0, extract(epoch from excluded.ready_at - (${LAST_READING})) * 1000)::int
      where account.ready_at > excluded.ready_at`,
    [connectionId, withinMs],
  );
}

const limitRows = z
  .object({ limits: z.record(z.string(), z.number().nullable()), readAt: z.date().nullable() })
  .array();
type KeptLimits = z.infer<typeof limitRows>[number];

/** What an account's limits were when it was last asked. */
export async function readAccountLimits(key: string): Promise<KeptLimits> {
  const { rows } = await getPool().query(
    `select limits, limits_read_at as "readAt" from app.connected_account where key = $1`,
    [key],
  );
  return limitRows.parse(rows)[0] ?? { limits: {}, readAt: null };
}

/** Notes that an account is asked for its limits, unless it was within so long. Returns whether it is to be asked. */
export async function takeTurnToAskLimits(key: string, everyMs: number): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `update app.connected_account set limits_read_at = now()
      where key = $1 and (limits_read_at is null or limits_read_at < now() - $2 * interval '1 millisecond')`,
    [key, everyMs],
  );
  return rowCount === 1;
}

/** Keeps an account's limits as it said them. */
export async function keepAccountLimits(
  key: string,
  limits: Readonly<Record<string, number | null>>,
): Promise<void> {
  await getPool().query("update app.connected_account set limits = $2 where key = $1", [
    key,
    JSON.stringify(limits),
  ]);
}
