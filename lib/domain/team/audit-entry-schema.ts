import { z } from "zod";
import type { AuditEntry } from "./audit-entry";

const facts = z.record(z.string(), z.unknown()).nullable();

/** A decision as the database gives it. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actorKind: z.enum(["member", "operator", "system"]),
  actorId: z.string().nullable(),
  who: z.string().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  about: z.string().nullable(),
  before: facts,
  after: facts,
  address: z.string().nullable(),
  agent: z.string().nullable(),
  requestId: z.string(),
}) satisfies z.ZodType<AuditEntry>;
