import "server-only";
import { listAuditDeciders, listAuditPage } from "@/lib/db/sql/team/list-audit-entries";
import type { AuditCursor, AuditFilter, AuditPage } from "@/lib/domain/team/audit-entry";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import {
  instanceReadsOf,
  readsOf,
  requireOperator,
  requirePermission,
  type Call,
  type InstanceCall,
} from "@/lib/services/context";

interface Asked {
  filter: Zoned<AuditFilter>;
  after: AuditCursor | null;
}

/** A page of what was decided in the workspace, newest first. */
export async function listAuditEntries({ ctx, input }: Call<Asked>): Promise<AuditPage> {
  requirePermission(ctx, "audit:read");
  return listAuditPage(readsOf(ctx), input);
}

/** Who has decided anything in the workspace, those who have left included. */
export async function listDeciders({ ctx }: Call): Promise<{ id: string; name: string }[]> {
  requirePermission(ctx, "audit:read");
  return listAuditDeciders(readsOf(ctx));
}

/** The same of what belongs to the instance: set-up, accounts, sessions, upstreams, workspaces made and deleted. */
export async function listInstanceEntries({ ctx, input }: InstanceCall<Asked>): Promise<AuditPage> {
  requireOperator(ctx);
  return listAuditPage(instanceReadsOf(ctx), input);
}

/** Who has decided anything on the instance. */
export async function listInstanceDeciders({ ctx }: InstanceCall): Promise<{ id: string; name: string }[]> {
  requireOperator(ctx);
  return listAuditDeciders(instanceReadsOf(ctx));
}
