import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { MAILING_STEPS, type MailingOutcome } from "@/lib/domain/exports/report-mailing";
import { narrowingColumn } from "@/lib/domain/exports/report-mailing-schema";
import type { Days } from "@/lib/domain/money/spend-periods";
import { ROLES } from "@/lib/domain/team/permission";

/** What is due is asked of the database's clock: workers may be on different machines. */
const takenRows = z
  .object({
    reportId: z.uuid(),
    workspaceId: z.uuid(),
    every: z.enum(MAILING_STEPS),
    day: z.int(),
    at: z.string(),
    narrowing: narrowingColumn.nullable(),
    dueAt: z.date(),
    setById: z.uuid().nullable(),
    /** Of who set it; null where they are no member any more. */
    role: z.enum(ROLES).nullable(),
    zone: z.string(),
    name: z.string(),
    now: z.date(),
  })
  .array();

export type DueMailing = z.infer<typeof takenRows>[number];

/** A mailing whose time has come, which no other worker is given for so long; null where there is none. */
export async function takeDueMailing(db: Queryable, heldSeconds: number): Promise<DueMailing | null> {
  const { rows } = await db.query({
    text: `update app.report_mailing mailing set held_to = now() + make_interval(secs => $1)
             from (select one.report_id from app.report_mailing one
                     join app.workspace on workspace.id = one.workspace_id
                    where one.next_at <= now() and (one.held_to is null or one.held_to <= now())
                      and workspace.deleted_at is null
                    order by one.next_at, one.report_id limit 1 for update of one skip locked) due,
                  app.workspace
            where mailing.report_id = due.report_id and workspace.id = mailing.workspace_id
            returning mailing.report_id as "reportId", mailing.workspace_id as "workspaceId", every, day, at, narrowing,
                      next_at as "dueAt", set_by_id as "setById", workspace.time_zone as zone, workspace.name,
                      now() as now,
                      (select role from app.membership
                        where membership.workspace_id = mailing.workspace_id
                          and membership.user_id = mailing.set_by_id) as role`,
    values: [heldSeconds],
  });
  return takenRows.parse(rows)[0] ?? null;
}

/** Goes on to a mailing's next time, unless somebody changed it or sent this one meanwhile; null pauses it. */
export async function endMailingSlot(
  db: Queryable,
  { workspaceId, reportId, dueAt }: Pick<DueMailing, "workspaceId" | "reportId" | "dueAt">,
  nextAt: Date | null,
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.report_mailing set next_at = $4, held_to = null
            where workspace_id = $1 and report_id = $2 and next_at = $3 returning report_id`,
    values: [workspaceId, reportId, dueAt, nextAt],
  });
  return rows.length === 1;
}

interface NewSent {
  workspaceId: string;
  reportId: string;
  slotAt: Date;
  days: Days;
  outcome: MailingOutcome;
  mails: number;
  linkId: string | null;
}

/** Writes down what became of a time; each has one row. */
export async function insertSent(db: Queryable, sent: NewSent): Promise<void> {
  const { workspaceId, reportId, slotAt, days, outcome, mails, linkId } = sent;
  await db.query({
    text: `insert into app.sent_report (workspace_id, report_id, slot_at, from_day, to_day, outcome, mails, link_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [workspaceId, reportId, slotAt, days.from, days.to, outcome, mails, linkId],
  });
}
