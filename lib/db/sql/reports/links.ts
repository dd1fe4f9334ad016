import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { Days } from "@/lib/domain/money/spend-periods";

// When a link ends is the database's to say: whoever makes it and whoever follows it may be on different machines.

interface NewLink {
  workspaceId: string;
  reportId: string;
  tokenHash: string;
  days: number;
  by: string | null;
  at: Date;
  /** The days of which it shows the report; those that the report says where there are none. */
  shown?: Days;
}

const madeRows = z.tuple([z.object({ id: z.uuid(), expiresAt: z.date() })]);

/** Writes a link down, which lasts so many days from now. */
export async function insertLink(
  db: Queryable,
  { workspaceId, reportId, tokenHash, days, by, at, shown }: NewLink,
): Promise<z.infer<typeof madeRows>[0]> {
  const { rows } = await db.query({
    text: `insert into app.report_link
             (id, workspace_id, report_id, token_hash, created_by_id, created_at, expires_at, from_day, to_day)
           values (gen_random_uuid(), $1, $2, $3, $4, $5, now() + make_interval(days => $6), $7, $8)
           returning id, expires_at as "expiresAt"`,
    values: [workspaceId, reportId, tokenHash, by, at, days, shown?.from ?? null, shown?.to ?? null],
  });
  return madeRows.parse(rows)[0];
}

const COUNTS = "report_link.revoked_at is null and report_link.expires_at > now()";

/** How many links of a report count that somebody made; those of mails come and end by themselves. */
export async function countLinks(
  db: Queryable,
  { workspaceId, reportId }: { workspaceId: string; reportId: string },
): Promise<number> {
  const { rows } = await db.query({
    text: `select count(*)::int as links from app.report_link where workspace_id = $1 and report_id = $2 and from_day is null and ${COUNTS}`,
    values: [workspaceId, reportId],
  });
  return z.tuple([z.object({ links: z.int() })]).parse(rows)[0].links;
}

const listedRows = z
  .object({
    id: z.uuid(),
    createdById: z.uuid().nullable(),
    createdAt: z.date(),
    expiresAt: z.date(),
    state: z.enum(["open", "ended", "revoked"]),
    views: z.int(),
    lastViewed: z.date().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .array();

/** The links of a report, the newest first, with how often they were read and in which hour last. */
export async function listLinkRows(
  db: Queryable,
  { workspaceId, reportId }: { workspaceId: string; reportId: string },
): Promise<z.infer<typeof listedRows>> {
  const { rows } = await db.query({
    text: `select id, created_by_id as "createdById", created_at as "createdAt", expires_at as "expiresAt",
                  case when revoked_at is not null then 'revoked' when expires_at <= now() then 'ended' else 'open' end as state,
                  coalesce(read.views, 0)::int as views, read.last as "lastViewed", from_day as "from", to_day as "to"
             from app.report_link
             left join lateral (select sum(views) as views, max(hour) as last
                                  from app.report_link_view where link_id = report_link.id) as read on true
            where workspace_id = $1 and report_id = $2
            order by created_at desc, id desc`,
    values: [workspaceId, reportId],
  });
  return listedRows.parse(rows);
}

/** Ends a link at once; whether it was one of the report's that was not revoked yet. */
export async function revokeLinkRow(
  db: Queryable,
  of: { workspaceId: string; reportId: string; id: string; at: Date },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.report_link set revoked_at = $4
            where workspace_id = $1 and report_id = $2 and id = $3 and revoked_at is null returning id`,
    values: [of.workspaceId, of.reportId, of.id, of.at],
  });
  return rows.length === 1;
}

/** Whose the report is that a link leads to which counts; null for any other. Nothing is written down. */
export async function findLinkWorkspace(db: Queryable, tokenHash: string): Promise<string | null> {
  const { rows } = await db.query({
    text: `select workspace.id from app.report_link join app.workspace on workspace.id = report_link.workspace_id
            where token_hash = $1 and ${COUNTS} and workspace.deleted_at is null`,
    values: [tokenHash],
  });
  return z.object({ id: z.uuid() }).array().parse(rows)[0]?.id ?? null;
}

const openedRows = z
  .object({
    linkId: z.uuid(),
    workspaceId: z.uuid(),
    reportId: z.uuid(),
    name: z.string(),
    timeZone: z.string(),
    expiresAt: z.date(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .array();

/** What a link that counts leads to, and writes down that it was read in this hour; else null. */
export async function openLinkRow(
  db: Queryable,
  tokenHash: string,
): Promise<z.infer<typeof openedRows>[number] | null> {
  const { rows } = await db.query({
    text: `with opened as (
             select report_link.id as "linkId", workspace.id as "workspaceId", report_id as "reportId",
                    workspace.name, workspace.time_zone as "timeZone", expires_at as "expiresAt",
                    from_day as "from", to_day as "to"
               from app.report_link join app.workspace on workspace.id = report_link.workspace_id
              where token_hash = $1 and ${COUNTS} and workspace.deleted_at is null
           ), seen as (
             insert into app.report_link_view as seen (link_id, workspace_id, hour, views)
             select "linkId", "workspaceId", date_trunc('hour', now()), 1 from opened
             on conflict (link_id, hour) do update set views = seen.views + 1
           )
           select * from opened`,
    values: [tokenHash],
  });
  return openedRows.parse(rows)[0] ?? null;
}
