import { z } from "zod";
import type { AuditAction, AuditEntity } from "./audit-actions";
import type { CappedCount } from "./capped-count";

export const AUDIT_ENTRIES_PER_PAGE = 50;
/** How far the entries in a filter are counted. */
export const AUDIT_ENTRIES_COUNTED = 10_000;

/** What audit entries are narrowed to. Null is "any". */
export interface AuditFilter {
  /** Who decided, by a user's id. */
  memberId: string | null;
  action: AuditAction | null;
  entity: AuditEntity | null;
  /** Days, `yyyy-mm-dd`; both inclusive. */
  from: string | null;
  to: string | null;
  /** A part of what the entry says: an id, a name before or after, an address. */
  text: string | null;
}

export const ANY_ENTRY: AuditFilter = {
  memberId: null,
  action: null,
  entity: null,
  from: null,
  to: null,
  text: null,
};

/** A place in the list, which is in order of time: after the entry of this moment and id. */
export interface AuditCursor {
  key: string;
  id: string;
}

/** What an entry says of before and after: a record of names and values. */
const facts = z.record(z.string(), z.unknown()).nullable();

/** A decision as it is shown. */
export const auditEntrySchema = z.object({
  id: z.string(),
  /** ISO 8601 in UTC. */
  at: z.string(),
  actorKind: z.enum(["member", "operator", "system"]),
  /** A user's id, or a job's name; null for the command line. */
  actorId: z.string().nullable(),
  /** Name or e-mail address; null for a job, for the command line, and for a user who is not there. */
  who: z.string().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  /** Of an entry about a person: their name or e-mail address now. */
  about: z.string().nullable(),
  before: facts,
  after: facts,
  address: z.string().nullable(),
  agent: z.string().nullable(),
  requestId: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export interface AuditPage {
  rows: AuditEntry[];
  /** Where the next page begins; null on the last. */
  next: AuditCursor | null;
  total: CappedCount;
}
