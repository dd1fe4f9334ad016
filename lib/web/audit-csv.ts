import "server-only";
import { z } from "zod";
import { AUDIT_ACTION_NAMES, AUDIT_ENTITY_NAMES, auditActionWords } from "@/lib/domain/team/audit-actions";
import type { AuditEntry } from "@/lib/domain/team/audit-entry";
import { typedText } from "@/lib/domain/text/typed-text";

/** What the filters of an audit log are in the address of its CSV. */
export const auditQuerySchema = z.object({
  memberId: z.uuid().nullable().default(null),
  action: z.enum(AUDIT_ACTION_NAMES).nullable().default(null),
  entity: z.enum(AUDIT_ENTITY_NAMES).nullable().default(null),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  text: typedText("The text").max(200).nullable().default(null),
});

export const AUDIT_HEADER = [
  "at_utc",
  "who",
  "as",
  "what",
  "action",
  "entity",
  "entity_id",
  "about",
  "before",
  "after",
  "address",
  "agent",
  "request_id",
];

const json = (facts: AuditEntry["before"]): string | null => (facts === null ? null : JSON.stringify(facts));

/** Entries as rows under that header: before and after whole, as JSON. */
export async function* auditRows(batches: AsyncIterable<readonly AuditEntry[]>) {
  for await (const entries of batches) {
    yield entries.map((entry) => [
      entry.at,
      entry.who ?? entry.actorId,
      entry.actorKind,
      auditActionWords(entry.action),
      entry.action,
      entry.entity,
      entry.entityId,
      entry.about,
      json(entry.before),
      json(entry.after),
      entry.address,
      entry.agent,
      entry.requestId,
    ]);
  }
}
