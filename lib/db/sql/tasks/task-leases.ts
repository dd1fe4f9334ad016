import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { TaskState } from "@/lib/domain/tasks/task-state";

// Who has a task, and when it is looked at next. Several processes compare these times, so all of them are the
// database's own.

const idRows = z.object({ id: z.uuid() }).array();

/** A run that is paused or cancelled sends nothing more. What it has sent is collected. */
export const RUN_GOES_ON = `exists (select from app.run where run.id = task.run_id
                                 and run.paused_at is null and run.cancelled_at is null)`;

/** Claims planned tasks of runs that go on, to be posted, under a lease; returns those that were won. */
export async function claimToPost(ids: readonly string[], leaseMs: number): Promise<string[]> {
  const { rows } = await getPool().query(
    `update app.task
        set state = 'posting', started_at = null, attempts = attempts + 1, next_check_at = null,
            lease_until = now() + $2 * interval '1 millisecond'
      where id = any($1::uuid[]) and state = 'planned' and ${RUN_GOES_ON}
      returning id`,
    [ids, leaseMs],
  );
  return idRows.parse(rows).map(({ id }) => id);
}

/**
 * Notes that claimed tasks are being sent: from now on they may have arrived. Returns those that are for the caller to
 * send: of several that claimed a task one after another, since the first was taken for dead, one is given it.
 */
export async function markSent(ids: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await getPool().query(
    `update app.task set started_at = $2
      where id = any($1::uuid[]) and state = 'posting' and started_at is null returning id`,
    [ids, at],
  );
  return idRows.parse(rows).map(({ id }) => id);
}

/** Plans tasks again whose poster died before it sent them. */
export async function planUnsent(): Promise<void> {
  await getPool().query(
    `update app.task set state = 'planned', lease_until = null, next_check_at = now()
      where state = 'posting' and started_at is null and lease_until < now()`,
  );
}

/** Keeps leases that are still held. A task whose end is just being saved needs none any more, and is not waited for. */
export async function renewTaskLeases(ids: readonly string[], leaseMs: number): Promise<void> {
  await getPool().query(
    `update app.task set lease_until = now() + $2 * interval '1 millisecond'
      where id in (select id from app.task where id = any($1::uuid[]) and lease_until is not null
                    for update skip locked)`,
    [ids, leaseMs],
  );
}

interface SetAside {
  ids: readonly string[];
  from: TaskState;
  to: TaskState;
  failureKind: string | null;
  statusCode?: number | null;
  /** Until it is looked at again. */
  afterMs: number;
}

/** Lets go of tasks until their time has come, and keeps why. */
export async function setTasksAside(aside: SetAside): Promise<void> {
  const { ids, from, to, failureKind, statusCode = null, afterMs } = aside;
  if (ids.length === 0) return;
  await getPool().query(
    `update app.task
        set state = $3::app.task_state, failure_kind = $4, status_code = coalesce($5, status_code), lease_until = null,
            next_check_at = now() + $6 * interval '1 millisecond'
      where id = any($1::uuid[]) and state = $2::app.task_state`,
    [ids, from, to, failureKind, statusCode, afterMs],
  );
}

export interface Posted {
  id: string;
  remoteId: string;
  /** Dollars; null where the API did not say. */
  postCost: string | null;
}

/** Notes that the API has tasks, with one statement, and when to ask for each one's result by its id first. */
export async function markPosted(posted: readonly Posted[], afterMs: number): Promise<void> {
  await getPool().query(
    `update app.task
        set state = 'posted', remote_id = given.remote_id, post_cost = given.cost, lease_until = null,
            failure_kind = null, next_check_at = now() + $4 * interval '1 millisecond'
       from unnest($1::uuid[], $2::text[], $3::numeric[]) as given (id, remote_id, cost)
      where task.id = given.id and task.state = 'posting'`,
    [
      posted.map(({ id }) => id),
      posted.map(({ remoteId }) => remoteId),
      posted.map(({ postCost }) => postCost),
      afterMs,
    ],
  );
}

/** Live calls whose caller is silent: nobody renews their lease. */
export async function findOrphans(limit: number): Promise<string[]> {
  const { rows } = await getPool().query(
    "select id from app.task where state = 'calling' and lease_until < now() limit $1",
    [limit],
  );
  return idRows.parse(rows).map(({ id }) => id);
}

const waitingRows = z.object({ id: z.uuid(), method: z.enum(["live", "standard"]) }).array();

/**
 * Planned tasks of runs that go on whose time has come, or that whoever planned them left behind; those that wait
 * longest first. Walks from run to run: one that is paused costs a step, whatever the number of its tasks.
 */
export async function findWaiting(leftBehindMs: number, limit: number): Promise<z.infer<typeof waitingRows>> {
  const { rows } = await getPool().query(
    `with recursive waiting (run_id) as (
       (select run_id from app.task where state = 'planned' order by run_id limit 1)
       union all
       select (select task.run_id from app.task
                where state = 'planned' and task.run_id > waiting.run_id order by task.run_id limit 1)
         from waiting where waiting.run_id is not null
     )
     select due.id, due.method
       from waiting join app.run on run.id = waiting.run_id
      cross join lateral (
              select task.id, method, coalesce(next_check_at, task.created_at) as since from app.task
               where state = 'planned' and task.run_id = run.id
                 and coalesce(next_check_at, task.created_at) <= now()
                 and (next_check_at is not null or task.created_at < now() - $1 * interval '1 millisecond')
               order by coalesce(next_check_at, task.created_at) limit $2) as due
      where run.paused_at is null and run.cancelled_at is null
      order by due.since limit $2`,
    [leftBehindMs, limit],
  );
  return waitingRows.parse(rows);
}

const lostRows = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    connectionId: z.uuid(),
    engine: engineSchema,
    sentAt: z.date(),
    overdue: z.boolean(),
  })
  .array();
export type LostPost = z.infer<typeof lostRows>[number];

/**
 * Tasks that were sent and whose post got no reply, each given to one caller, with its next look already set: after `againMs`, and later
 * the longer it is lost, up to an hour.
 */
export async function claimLostPosts(giveUpMs: number, againMs: number, limit: number): Promise<LostPost[]> {
  const { rows } = await getPool().query(
    `update app.task
        set lease_until = null,
            next_check_at = now() + greatest($2 * interval '1 millisecond',
                                             least((now() - started_at) / 4, interval '1 hour'))
      where id in (select id from app.task
                    where state = 'posting' and started_at is not null
                      and (lease_until is null and next_check_at <= now() or lease_until < now())
                    limit $3 for update skip locked)
      returning id, workspace_id as "workspaceId", connection_id as "connectionId", engine,
                started_at as "sentAt",
                started_at < now() - $1 * interval '1 millisecond' as overdue`,
    [giveUpMs, againMs, limit],
  );
  return lostRows.parse(rows);
}

const unsettledRows = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    connectionId: z.uuid(),
    remoteId: z.string().nullable(),
    sentAt: z.date(),
  })
  .array();

/** Answers whose cost was worked out here and may be told, not too old for that, with their next asking already set. */
export async function claimUnsettled(
  askForMs: number,
  againMs: number,
  limit: number,
): Promise<z.infer<typeof unsettledRows>> {
  const { rows } = await getPool().query(
    `update app.task set next_check_at = now() + $2 * interval '1 millisecond'
      where id in (select task.id from app.answer join app.task on task.id = answer.task_id
                    where answer.cost_derived and answer.received_at > now() - $1 * interval '1 millisecond'
                      and task.remote_id is not null and (task.next_check_at is null or task.next_check_at <= now())
                    order by answer.received_at limit $3 for update of task skip locked)
      returning id, workspace_id as "workspaceId", connection_id as "connectionId", remote_id as "remoteId",
                coalesce(started_at, created_at) as "sentAt"`,
    [askForMs, againMs, limit],
  );
  return unsettledRows.parse(rows);
}

/** Failed tasks whose cost is still to be asked for, with their next asking already set: none for those too old. */
export async function claimFailedUnsettled(
  askForMs: number,
  againMs: number,
  limit: number,
): Promise<z.infer<typeof unsettledRows>> {
  const { rows } = await getPool().query(
    `update app.task
        set next_check_at = case when finished_at > now() - $1 * interval '1 millisecond'
                                 then now() + $2 * interval '1 millisecond' end
      where id in (select id from app.task where state = 'failed' and next_check_at <= now()
                    order by next_check_at limit $3 for update skip locked)
      returning id, workspace_id as "workspaceId", connection_id as "connectionId", remote_id as "remoteId",
                coalesce(started_at, created_at) as "sentAt"`,
    [askForMs, againMs, limit],
  );
  return unsettledRows.parse(rows);
}
