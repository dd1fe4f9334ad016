import "server-only";
import { readAuditEntries } from "@/lib/db/sql/team/list-audit-entries";
import type { AuditEntry, AuditFilter } from "@/lib/domain/team/audit-entry";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import {
  instanceReadsOf,
  readsOf,
  requireOperator,
  requirePermission,
  type Call,
  type InstanceCall,
} from "@/lib/services/context";

/** What was decided in the workspace, newest first, batch by batch. */
export function exportAuditEntries({ ctx, input }: Call<Zoned<AuditFilter>>): AsyncGenerator<AuditEntry[]> {
  requirePermission(ctx, "audit:read");
  return readAuditEntries(readsOf(ctx), input);
}

/** The same of what belongs to the instance. */
export function exportInstanceEntries({
  ctx,
  input,
}: InstanceCall<Zoned<AuditFilter>>): AsyncGenerator<AuditEntry[]> {
  requireOperator(ctx);
  return readAuditEntries(instanceReadsOf(ctx), input);
}
