import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { mutesColumn, pacesColumn } from "@/lib/domain/team/notice-channel-schema";

// Which notices go by which channels, and when. All of these times are the database's own.

const choosing = z
  .object({ channelId: z.uuid(), paces: pacesColumn, digestAt: z.string(), zone: z.string(), now: z.date() })
  .array();
export type ChoosingChannel = z.infer<typeof choosing>[number];

/** The channels of a workspace that somebody chose anything for, and the time. */
export async function readChoosingChannels(
  db: Queryable,
  { workspaceId, kind }: { workspaceId: string; kind: NoticeKind },
): Promise<ChoosingChannel[]> {
  const { rows } = await db.query({
    text: `select channel.id as "channelId", paces, digest_at as "digestAt", time_zone as zone, now() as now
             from app.notice_channel channel join app.workspace on workspace.id = channel.workspace_id
            where channel.workspace_id = $1 and stopped_at is null and coalesce(paces ->> $2, 'never') <> 'never'`,
    values: [workspaceId, kind],
  });
  return choosing.parse(rows);
}

export interface NewPlace {
  channelId: string;
  dueAt: Date;
  isGrouped: boolean;
}

/** Has a notice go by channels, by each once. */
export async function insertPlaces(
  db: Queryable,
  { workspaceId, noticeId }: { workspaceId: string; noticeId: string },
  places: readonly NewPlace[],
): Promise<void> {
  await db.query({
    text: `insert into app.notice_place (workspace_id, notice_id, channel_id, due_at, is_grouped)
           select $1, $2, place.* from unnest($3::uuid[], $4::timestamptz[], $5::boolean[]) as place
               on conflict do nothing`,
    values: [
      ...[workspaceId, noticeId],
      places.map(({ channelId }) => channelId),
      places.map(({ dueAt }) => dueAt),
      places.map(({ isGrouped }) => isGrouped),
    ],
  });
}

const waiting = z.object({ noticeId: z.uuid(), kind: z.string(), now: z.date(), zone: z.string() }).array();

/** The notices that wait for a later time to go by a channel. */
export async function readWaitingPlaces(
  db: Queryable,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): Promise<z.infer<typeof waiting>> {
  const { rows } = await db.query({
    text: `select place.notice_id as "noticeId", notice.kind, now() as now, time_zone as zone
             from app.notice_place place
             join app.notice on notice.id = place.notice_id
             join app.workspace on workspace.id = place.workspace_id
            where place.workspace_id = $1 and channel_id = $2 and delivery_id is null and due_at > now()`,
    values: [workspaceId, channelId],
  });
  return waiting.parse(rows);
}

/** Has a notice that waits go at another time, or, without one, not at all. */
export async function movePlace(
  db: Queryable,
  { channelId, noticeId }: { channelId: string; noticeId: string },
  place: Omit<NewPlace, "channelId"> | null,
): Promise<void> {
  const values: unknown[] = [channelId, noticeId];
  const of = "where channel_id = $1 and notice_id = $2 and delivery_id is null";
  await db.query(
    place === null
      ? { text: `delete from app.notice_place ${of}`, values }
      : {
          text: `update app.notice_place set due_at = $3, is_grouped = $4 ${of}`,
          values: [...values, place.dueAt, place.isGrouped],
        },
  );
}

const taken = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    lease: z.uuid(),
    quietFrom: z.string().nullable(),
    quietTo: z.string().nullable(),
    mutes: mutesColumn,
    zone: z.string(),
    now: z.date(),
  })
  .array();
export type TakenChannel = z.infer<typeof taken>[number];

/**
 * Takes a channel that something is to go by now and that no living worker has, so that one at a time sends by it; null
 * where there is none. Those that rested longest come first.
 */
export async function takeDueChannel(db: Queryable, leaseSeconds: number): Promise<TakenChannel | null> {
  const { rows } = await db.query({
    text: `update app.notice_channel channel
              set lease = gen_random_uuid(), lease_until = now() + make_interval(secs => $1)
             from app.workspace
            where workspace.id = channel.workspace_id
              and channel.id = (
                select due.id from app.notice_channel due
                 where stopped_at is null and (lease_until is null or lease_until <= now())
                   and workspace_id not in (select id from app.workspace where deleted_at is not null)
                   and id in (select channel_id from app.notice_place where delivery_id is null and due_at <= now()
                               union all
                              select channel_id from app.notice_delivery where state = 'waiting' and next_at <= now())
                 order by lease_until nulls first, id limit 1 for update skip locked)
           returning channel.id, channel.workspace_id as "workspaceId", lease, quiet_from as "quietFrom",
                     quiet_to as "quietTo", mutes, time_zone as zone, now() as now`,
    values: [leaseSeconds],
  });
  return taken.parse(rows)[0] ?? null;
}

/** Keeps a channel for so long from now; whether it was still one's own. */
export async function holdChannel(
  db: Queryable,
  { id, lease }: Pick<TakenChannel, "id" | "lease">,
  seconds: number,
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.notice_channel set lease_until = now() + make_interval(secs => $3)
            where id = $1 and lease = $2 and lease_until > now() returning id`,
    values: [id, lease, seconds],
  });
  return rows.length > 0;
}

/** Gives a channel back; nobody takes it for so long. */
export async function releaseChannel(
  db: Queryable,
  { id, lease }: Pick<TakenChannel, "id" | "lease">,
  restSeconds: number,
): Promise<void> {
  await db.query({
    text: `update app.notice_channel set lease = null, lease_until = now() + make_interval(secs => $3)
            where id = $1 and lease = $2`,
    values: [id, lease, restSeconds],
  });
}

/** Puts off what is due by a channel until its quiet hours end; what waits for that goes together. */
export async function putOff(db: Queryable, channelId: string, until: Date): Promise<void> {
  await db.query({
    text: `with kept as (update app.notice_place set due_at = $2, is_grouped = true
                          where channel_id = $1 and delivery_id is null and due_at <= now())
           update app.notice_delivery set next_at = $2
            where channel_id = $1 and state = 'waiting' and next_at <= now()`,
    values: [channelId, until],
  });
}

const due = z.object({ noticeId: z.uuid(), kind: z.string(), isGrouped: z.boolean() }).array();

/** So many of the notices that are due by a channel, oldest first, which are nobody else's until the transaction ends. */
export async function lockDuePlaces(
  db: Queryable,
  channelId: string,
  limit: number,
): Promise<z.infer<typeof due>> {
  const { rows } = await db.query({
    text: `select place.notice_id as "noticeId", notice.kind, is_grouped as "isGrouped"
             from app.notice_place place join app.notice on notice.id = place.notice_id
            where channel_id = $1 and delivery_id is null and due_at <= now()
            order by notice.at, notice.id limit $2 for update of place`,
    values: [channelId, limit],
  });
  return due.parse(rows);
}
