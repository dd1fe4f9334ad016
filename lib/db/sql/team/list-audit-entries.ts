import "server-only";
import { z } from "zod";
import { contains, equals, type Condition, within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { isAfter, type Keyset, keysetOrder } from "@/lib/db/query/keyset";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  AUDIT_ENTRIES_COUNTED,
  AUDIT_ENTRIES_PER_PAGE,
  type AuditCursor,
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
} from "@/lib/domain/team/audit-entry";
import { auditEntrySchema } from "@/lib/domain/team/audit-entry-schema";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

const BATCH = 1_000;

/** Newest first. Entries are dated by who decided, not in the order they were written: the demo decides in the past. */
const NEWEST: Keyset = { key: sql`audit_entry.at`, id: sql`audit_entry.id`, direction: "descending" };

const COLUMNS = sql`
  audit_entry.id::text as id, to_char(audit_entry.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  audit_entry.actor_kind as "actorKind", audit_entry.actor_id as "actorId", coalesce(person.name, person.email) as who,
  audit_entry.action, audit_entry.entity, audit_entry.entity_id as "entityId",
  coalesce(concerned.name, concerned.email) as about, audit_entry.before, audit_entry.after,
  audit_entry.address, audit_entry.agent, audit_entry.request_id as "requestId"`;

/** Who decided, and of whom; a job's name is no user's id, and a thing's id no person's. */
const PEOPLE = sql`
  left join app."user" person on person.id::text = audit_entry.actor_id
  left join app."user" concerned
    on concerned.id::text = audit_entry.entity_id and audit_entry.entity in ('user', 'member', 'operator')`;

/** One page of what was decided in a workspace, or on the instance, newest first, and how much there is. */
export async function listAuditPage(
  own: WorkspaceReads,
  { filter, after }: { filter: Zoned<AuditFilter>; after: AuditCursor | null },
): Promise<AuditPage> {
  const where = entriesOf(filter);
  const [{ rows, hasNext }, total] = await Promise.all([
    own.page(
      {
        columns: COLUMNS,
        from: "audit_entry",
        joins: PEOPLE,
        where: [isAfter(NEWEST, after), ...where],
        orderBy: keysetOrder(NEWEST),
      },
      auditEntrySchema,
      { size: AUDIT_ENTRIES_PER_PAGE, offset: 0 },
    ),
    own.countUpTo(AUDIT_ENTRIES_COUNTED, { from: "audit_entry", where }),
  ]);
  const last = rows.at(-1);
  return { rows, next: hasNext && last ? placeOf(last) : null, total };
}

/** All of it, a batch at a time. */
export async function* readAuditEntries(
  own: WorkspaceReads,
  filter: Zoned<AuditFilter>,
): AsyncGenerator<AuditEntry[]> {
  let after: AuditCursor | null = null;
  for (;;) {
    const batch: AuditEntry[] = await own.rows(
      {
        columns: COLUMNS,
        from: "audit_entry",
        joins: PEOPLE,
        where: [isAfter(NEWEST, after), ...entriesOf(filter)],
        orderBy: keysetOrder(NEWEST),
        limit: BATCH,
      },
      auditEntrySchema,
    );
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) return;
    after = placeOf(last);
  }
}

/** Who has decided anything there, by name. */
export const listAuditDeciders = (own: WorkspaceReads): Promise<{ id: string; name: string }[]> =>
  own.rows(
    {
      columns: sql`distinct person.id, coalesce(person.name, person.email) as name`,
      from: "audit_entry",
      joins: sql`join app."user" person on person.id::text = audit_entry.actor_id`,
      orderBy: sql`2, 1`,
    },
    z.object({ id: z.uuid(), name: z.string() }),
  );

const placeOf = ({ at, id }: AuditEntry): AuditCursor => ({ key: at, id });

const entriesOf = ({ memberId, action, entity, text, ...days }: Zoned<AuditFilter>): Condition[] => [
  within(sql`audit_entry.at`, momentsOf(days)),
  equals(sql`audit_entry.actor_id`, memberId),
  equals(sql`audit_entry.action`, action),
  equals(sql`audit_entry.entity`, entity),
  contains(
    [
      sql`audit_entry.entity_id`,
      sql`audit_entry.before::text`,
      sql`audit_entry.after::text`,
      sql`audit_entry.address`,
      sql`audit_entry.request_id`,
    ],
    text,
  ),
];
