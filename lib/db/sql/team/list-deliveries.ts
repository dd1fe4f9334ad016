import "server-only";
import { z } from "zod";
import { equals } from "@/lib/db/query/conditions";
import { isAfter, keysetOrder, type Keyset } from "@/lib/db/query/keyset";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { isNoticeKind } from "@/lib/domain/team/notice";
import {
  CHANNEL_KINDS,
  DELIVERIES_PER_PAGE,
  DELIVERY_FAILURES,
  DELIVERY_STATES,
  type DeliveryCursor,
  type DeliveryFilter,
  type DeliveryPage,
} from "@/lib/domain/team/notice-channel";

const iso = z.date().transform((at) => at.toISOString());

const row = z.object({
  id: z.uuid(),
  channelId: z.uuid(),
  channelKind: z.enum(CHANNEL_KINDS),
  channelName: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  isTest: z.boolean(),
  attempts: z.int(),
  status: z.int().nullable(),
  failure: z.enum(DELIVERY_FAILURES).nullable(),
  createdAt: iso,
  triedAt: iso.nullable(),
  nextAt: iso.nullable(),
  kinds: z.array(z.string()).transform((kinds) => kinds.filter(isNoticeKind)),
});

const NEWEST: Keyset = {
  key: sql`notice_delivery.created_at`,
  id: sql`notice_delivery.id`,
  direction: "descending",
};

interface Reader {
  /** Whose own e-mail is shown; null is nobody's. */
  userId: string | null;
  /** Whether what belongs to the workspace is shown, too. */
  seesWorkspace: boolean;
}

/** One page of the messages that notices went in, newest first, as far as the reader may know of their channels. */
export async function listDeliveryPage(
  own: WorkspaceReads,
  { userId, seesWorkspace }: Reader,
  { filter, after }: { filter: DeliveryFilter; after: DeliveryCursor | null },
): Promise<DeliveryPage> {
  const { rows, hasNext } = await own.page(
    {
      columns: sql`
        notice_delivery.id, channel.id as "channelId", channel.kind as "channelKind", channel.name as "channelName",
        notice_delivery.state, notice_delivery.is_test as "isTest", notice_delivery.attempts, notice_delivery.status,
        notice_delivery.failure, notice_delivery.created_at as "createdAt", notice_delivery.tried_at as "triedAt",
        notice_delivery.next_at as "nextAt",
        (select coalesce(json_agg(told.kind order by told.at desc), '[]')
           from app.notice_place place join app.notice told on told.id = place.notice_id
          where place.delivery_id = notice_delivery.id) as kinds`,
      from: "notice_delivery",
      joins: sql`join app.notice_channel channel on channel.id = notice_delivery.channel_id`,
      where: [
        sql`(channel.user_id = ${userId}::uuid or (channel.user_id is null and ${seesWorkspace}))`,
        filter.channelId === null ? null : sql`channel.id = ${filter.channelId}::uuid`,
        equals(sql`notice_delivery.state`, filter.state),
        isAfter(NEWEST, after),
      ],
      orderBy: keysetOrder(NEWEST),
    },
    row,
    { size: DELIVERIES_PER_PAGE, offset: 0 },
  );
  const last = rows.at(-1);
  return { rows, next: hasNext && last ? { key: last.createdAt, id: last.id } : null };
}
