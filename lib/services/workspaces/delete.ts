import "server-only";
import { getDb } from "@/lib/db/client";
import { requirePermission, type Call } from "@/lib/services/context";
import { disconnectBuiltInService } from "./built-in-account";

/** Deletes a workspace and everything in it, the spend ledger included, and closes its account on the service. */
export async function deleteWorkspace({ ctx }: Call): Promise<void> {
  requirePermission(ctx, "workspace:delete");
  await disconnectBuiltInService(ctx.workspaceId);
  await getDb().workspace.delete({ where: { id: ctx.workspaceId } });
}
