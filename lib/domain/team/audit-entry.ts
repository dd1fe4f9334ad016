import type { CappedCount } from "@/lib/domain/lists/capped-count";
import type { AuditAction, AuditEntity } from "./audit-actions";

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

/** What an entry says of before and after: names and values. */
type Facts = Record<string, unknown> | null;

/** A decision as it is shown. */
export interface AuditEntry {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  actorKind: "member" | "operator" | "system";
  /** A user's id, or a job's name; null for the command line. */
  actorId: string | null;
  /** Name or e-mail address; null for a job, for the command line, and for a user who is not there. */
  who: string | null;
  action: string;
  entity: string;
  entityId: string;
  /** Of an entry about a person: their name or e-mail address now. */
  about: string | null;
  before: Facts;
  after: Facts;
  address: string | null;
  agent: string | null;
  requestId: string;
}

export interface AuditPage {
  rows: AuditEntry[];
  /** Where the next page begins; null on the last. */
  next: AuditCursor | null;
  total: CappedCount;
}
