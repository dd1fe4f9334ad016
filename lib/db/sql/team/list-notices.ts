import "server-only";
import { z } from "zod";
import { isKept } from "@/lib/db/query/kept";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { noticeContentSchema } from "@/lib/domain/team/notice-schema";

interface Reader {
  /** Whose: what happened before somebody came is no news to them. Null is nobody in person, for whom all is read. */
  userId: string | null;
  kinds: readonly NoticeKind[];
}

const isSeen = (userId: string | null) =>
  sql`(${userId}::uuid is null or exists (select from app.notice_seen seen
        where seen.notice_id = notice.id and seen.user_id = ${userId}::uuid))`;

const ofKinds = (kinds: readonly NoticeKind[]) => sql`notice.kind = any(${[...kinds]}::text[])`;

/** What concerns one person alone is told to nobody else. */
const isFor = (userId: string | null) => sql`(notice.user_id is null or notice.user_id = ${userId}::uuid)`;

/** The notices a person has not read, of the last days and since they came. */
const unread = ({ userId, kinds }: Reader, days: number): Pick<Select, "from" | "joins" | "where"> => ({
  from: "notice",
  joins: sql`join app.membership on membership.workspace_id = notice.workspace_id
                                and membership.user_id = ${userId}::uuid`,
  where: [
    ofKinds(kinds),
    isFor(userId),
    sql`notice.at > now() - make_interval(days => ${days})`,
    sql`notice.at >= membership.created_at`,
    sql`not ${isSeen(userId)}`,
  ],
});

/** How many of the last days' notices a person has not read, counted up to a cap. */
export const countUnread = async (
  own: WorkspaceReads,
  reader: Reader,
  { days, cap }: { days: number; cap: number },
): Promise<number> => (await own.countUpTo(cap, unread(reader, days))).count;

/** A notice with what it is of. */
const COLUMNS = sql`notice.id, notice.kind, notice.facts, notice.subject_id as "subjectId", notice.at,
  coalesce(prompt_set.name, schedule.name, connection.name, budget.name, reconciled.name, notice_channel.name,
           watched.name, report.title)
    as "subjectName"`;

const SUBJECTS = sql`
  left join app.run on run.workspace_id = notice.workspace_id and run.id = notice.subject_id
                  and ${isKept("run", "run.id")}
  left join app.prompt_set on prompt_set.workspace_id = notice.workspace_id and prompt_set.id = run.set_id
  left join app.schedule on schedule.workspace_id = notice.workspace_id and schedule.id = notice.subject_id
  left join app.connection on connection.workspace_id = notice.workspace_id
                          and connection.id = notice.subject_id
  left join app.budget on budget.workspace_id = notice.workspace_id and budget.id = notice.subject_id
  left join app.reconciliation on reconciliation.workspace_id = notice.workspace_id
                              and reconciliation.id = notice.subject_id
  left join app.connection reconciled on reconciled.id = reconciliation.connection_id
  left join app.notice_channel on notice_channel.workspace_id = notice.workspace_id
                              and notice_channel.id = notice.subject_id
  left join app.watch on watch.workspace_id = notice.workspace_id and watch.id = notice.subject_id
  left join app.brand watched on watched.workspace_id = watch.workspace_id and watched.id = watch.brand_id
  left join app.report on report.workspace_id = notice.workspace_id and report.id = notice.subject_id`;

const noticeSchema = z
  .object({
    id: z.uuid(),
    subjectId: z.uuid(),
    subjectName: z.string().nullable(),
    at: z.date().transform((at) => at.toISOString()),
  })
  .and(noticeContentSchema);

const seenSchema = noticeSchema.and(z.object({ seen: z.boolean() }));

/** The newest of the last days' notices, with whether a person has read each; those of before they came are read. */
export const listNoticesOf = (
  own: WorkspaceReads,
  { userId, kinds }: Reader,
  { days, limit }: { days: number; limit: number },
): Promise<z.infer<typeof seenSchema>[]> =>
  own.rows(
    {
      columns: sql`${COLUMNS}, (${isSeen(userId)} or notice.at < membership.created_at) is true as seen`,
      from: "notice",
      joins: sql`
        left join app.membership on membership.workspace_id = notice.workspace_id
                                and membership.user_id = ${userId}::uuid ${SUBJECTS}`,
      where: [ofKinds(kinds), isFor(userId), sql`notice.at > now() - make_interval(days => ${days})`],
      orderBy: sql`notice.at desc, notice.id desc`,
      limit,
    },
    seenSchema,
  );

/** The notices in a delivery that are of these kinds. */
export const listNoticesInDelivery = (
  own: WorkspaceReads,
  deliveryId: string,
  kinds: readonly NoticeKind[],
): Promise<z.infer<typeof noticeSchema>[]> =>
  own.rows(
    {
      columns: COLUMNS,
      from: "notice",
      joins: sql`join app.notice_place on notice_place.notice_id = notice.id
                                      and notice_place.delivery_id = ${deliveryId}::uuid ${SUBJECTS}`,
      where: [ofKinds(kinds)],
      orderBy: sql`notice.at desc, notice.id desc`,
    },
    noticeSchema,
  );
