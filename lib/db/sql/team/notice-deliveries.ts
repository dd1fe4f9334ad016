import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { DeliveryFailure } from "@/lib/domain/team/notice-channel";

// Messages on their way. When one is tried next is by the database's own clock.

interface NewDelivery {
  workspaceId: string;
  channelId: string;
  noticeIds: readonly string[];
  /** Not to be sent, and on record alone. */
  isMuted: boolean;
}

/** Puts notices that are due into a message, which is due at once. */
export async function insertDelivery(db: Queryable, delivery: NewDelivery): Promise<void> {
  const { workspaceId, channelId, noticeIds, isMuted } = delivery;
  await db.query({
    text: `with made as (
             insert into app.notice_delivery (id, workspace_id, channel_id, state, next_at)
             values (uuidv7(), $1, $2, $4, case when $4 = 'waiting' then now() end) returning id)
           update app.notice_place set delivery_id = made.id from made
            where channel_id = $2 and notice_id = any($3::uuid[]) and delivery_id is null`,
    values: [workspaceId, channelId, [...noticeIds], isMuted ? "muted" : "waiting"],
  });
}

const due = z.object({ id: z.uuid(), attempts: z.int() }).array();
export type DueDelivery = z.infer<typeof due>[number];

/** So many of a channel's messages that are to be tried now, oldest first. */
export async function listDueDeliveries(
  db: Queryable,
  channelId: string,
  limit: number,
): Promise<DueDelivery[]> {
  const { rows } = await db.query({
    text: `select id, attempts from app.notice_delivery
            where channel_id = $1 and state = 'waiting' and next_at <= now() order by created_at, id limit $2`,
    values: [channelId, limit],
  });
  return due.parse(rows);
}

/** Counts a try before it is made: should its maker die, it has failed, and the next one comes after the pause. */
export async function beginTry(db: Queryable, id: string, pauseMs: number): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.notice_delivery
              set attempts = attempts + 1, tried_at = now(), status = null, failure = 'broken_off',
                  next_at = now() + make_interval(secs => $2)
            where id = $1 and state = 'waiting' returning id`,
    values: [id, pauseMs / 1_000],
  });
  return rows.length > 0;
}

interface EndedTry {
  status: number | null;
  /** Null where it arrived. */
  failure: DeliveryFailure | null;
  /** Before it is tried again; null where it is not. */
  pauseMs: number | null;
}

/** Writes down what a try came to. */
export async function endTry(
  db: Queryable,
  id: string,
  { status, failure, pauseMs }: EndedTry,
): Promise<void> {
  const state = failure === null ? "delivered" : pauseMs === null ? "given_up" : "waiting";
  await db.query({
    text: `update app.notice_delivery
              set state = $2, status = $3, failure = $4,
                  next_at = case when $2 = 'waiting' then now() + make_interval(secs => $5) end
            where id = $1 and state = 'waiting'`,
    values: [id, state, status, failure, (pauseMs ?? 0) / 1_000],
  });
}

/** Lets a message go that tells nobody anything any more. */
export async function voidDelivery(db: Queryable, id: string): Promise<void> {
  await db.query({
    text: "update app.notice_delivery set state = 'void', next_at = null where id = $1 and state = 'waiting'",
    values: [id],
  });
}

/** Notes that something arrived by a channel, or that nothing did: then for how many milliseconds nothing has. */
export async function noteHealth(db: Queryable, channelId: string, hasArrived: boolean): Promise<number> {
  const { rows } = await db.query({
    text: `update app.notice_channel set failing_since = case when $2 then null else coalesce(failing_since, now()) end
            where id = $1
           returning coalesce(extract(epoch from now() - failing_since), 0)::float8 * 1000 as "failingMs"`,
    values: [channelId, hasArrived],
  });
  return z.object({ failingMs: z.number() }).array().parse(rows)[0]?.failingMs ?? 0;
}

/** Lets go of what waits for a channel that stands still: messages are on record as given up, and can be sent again. */
export async function giveUpWaiting(db: Queryable, channelId: string): Promise<void> {
  await db.query({
    text: `with unsent as (delete from app.notice_place where channel_id = $1 and delivery_id is null)
           update app.notice_delivery set state = 'given_up', failure = 'channel_stopped', next_at = null
            where channel_id = $1 and state = 'waiting'`,
    values: [channelId],
  });
}

/** Has a message go once more, with all its tries, and by the id that it had. False where it still waits. */
export async function sendOnceMore(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.notice_delivery set state = 'waiting', attempts = 0, next_at = now(), failure = null, status = null
            where id = $1 and state <> 'waiting' returning id`,
    values: [id],
  });
  return rows.length > 0;
}

/** Forgets messages that came to their end so many days ago. */
export async function forgetDeliveries(db: Queryable, days: number): Promise<void> {
  await db.query({
    text: `delete from app.notice_delivery
            where created_at < now() - make_interval(days => $1) and state <> 'waiting'`,
    values: [days],
  });
}

/** How many tests of a channel there were within the last hour. */
export async function countTests(db: Queryable, channelId: string): Promise<number> {
  const { rows } = await db.query({
    text: `select count(*)::int as count from app.notice_delivery
            where channel_id = $1 and is_test and created_at > now() - interval '1 hour'`,
    values: [channelId],
  });
  return z.object({ count: z.int() }).array().parse(rows)[0]?.count ?? 0;
}
