import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { engineSchema } from "@/lib/domain/engines/engine-schema";

// Posted tasks and who asks for the result of which. A task is given to one asker only, under a lease; times that are
// compared are the database's own.

const askedRows = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    connectionId: z.uuid(),
    engine: engineSchema,
    remoteId: z.string(),
    postCost: z.string().nullable(),
    startedAt: z.date(),
    /** Hours since it was posted. */
    ageHours: z.number(),
  })
  .array();
export type PostedTask = z.infer<typeof askedRows>[number];

const RETURNING = `
  returning id, workspace_id as "workspaceId", connection_id as "connectionId", engine, remote_id as "remoteId",
            post_cost::text as "postCost", coalesce(started_at, created_at) as "startedAt",
            extract(epoch from now() - coalesce(started_at, created_at))::float8 / 3600 as "ageHours"`;

const FREE = "state = 'posted' and remote_id is not null and (lease_until is null or lease_until < now())";

/** After half of the time a task has waited so far, at least 2 s and at most 10 min. */
const NEXT_LOOK =
  "now() + least(greatest((now() - coalesce(started_at, created_at)) / 2, interval '2 seconds'), interval '10 minutes')";

interface Claim {
  connectionIds: readonly string[];
  leaseMs: number;
}

/** Claims tasks whose look by id is due; their next look is set already. */
export async function claimDue({
  connectionIds,
  leaseMs,
  engines,
  limit,
}: Claim & { engines: readonly string[]; limit: number }): Promise<PostedTask[]> {
  const { rows } = await getPool().query(
    `update app.task set lease_until = now() + $2 * interval '1 millisecond', next_check_at = ${NEXT_LOOK}
      where id in (select id from app.task
                    where ${FREE} and connection_id = any($1::uuid[]) and engine = any($3) and next_check_at <= now()
                    order by next_check_at limit $4 for update skip locked)
      ${RETURNING}`,
    [connectionIds, leaseMs, engines, limit],
  );
  return askedRows.parse(rows);
}

/**
 * Claims those of the tasks that an API lists as ready that are ours to collect. Asking takes them off the list, so
 * they are asked for by id, and soon, should their collector die before it has saved what it got.
 */
export async function claimListed({
  connectionIds,
  leaseMs,
  remoteIds,
}: Claim & { remoteIds: readonly string[] }): Promise<PostedTask[]> {
  const { rows } = await getPool().query(
    `update app.task
        set lease_until = now() + $2 * interval '1 millisecond', next_check_at = now() + interval '30 seconds'
      where id in (select id from app.task
                    where ${FREE} and connection_id = any($1::uuid[]) and remote_id = any($3::text[])
                    for update skip locked)
      ${RETURNING}`,
    [connectionIds, leaseMs, remoteIds],
  );
  return askedRows.parse(rows);
}

/**
 * Claims tasks whose look is not due yet, the next ones first, and puts them at the end of the line: for an account
 * whose ready list is so full of other tools' tasks that ours may be ready and not in it.
 */
export async function claimUnlisted({
  connectionIds,
  leaseMs,
  engine,
  againMs,
  limit,
}: Claim & { engine: string; againMs: number; limit: number }): Promise<PostedTask[]> {
  const { rows } = await getPool().query(
    `update app.task
        set lease_until = now() + $2 * interval '1 millisecond', next_check_at = now() + $4 * interval '1 millisecond'
      where id in (select id from app.task
                    where ${FREE} and connection_id = any($1::uuid[]) and engine = $3
                    order by next_check_at limit $5 for update skip locked)
      ${RETURNING}`,
    [connectionIds, leaseMs, engine, againMs, limit],
  );
  return askedRows.parse(rows);
}

/** Lets go of tasks that were asked for and are not done yet. */
export async function releasePosted(ids: readonly string[], failureKind: string | null): Promise<void> {
  await getPool().query(
    `update app.task set lease_until = null, failure_kind = coalesce($2, failure_kind)
      where id = any($1::uuid[]) and state = 'posted'`,
    [ids, failureKind],
  );
}

const engineRows = z.object({ engine: engineSchema }).array();

/** Those of the engines that have posted tasks by these connections. */
export async function listPostedEngines(
  connectionIds: readonly string[],
  engines: readonly string[],
): Promise<z.infer<typeof engineRows>[number]["engine"][]> {
  const { rows } = await getPool().query(
    `select engine from unnest($2::text[]) as asked (engine)
      where exists (select from unnest($1::uuid[]) as given (id), lateral (
              select from app.task
               where state = 'posted' and connection_id = given.id and task.engine = asked.engine limit 1) as one)`,
    [connectionIds, engines],
  );
  return engineRows.parse(rows).map(({ engine }) => engine);
}
