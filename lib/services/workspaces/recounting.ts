import "server-only";
import { readRecounting } from "@/lib/db/sql/facts/read-recounting";
import type { Recounting } from "@/lib/domain/time/recounting";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";

/** How far what is summed by days is made anew after a change of the zone in which they begin and end. */
export async function getRecounting({ ctx }: Call): Promise<Recounting> {
  requirePermission(ctx, "workspace:read");
  return readRecounting(sqlOf(ctx), ctx.workspaceId);
}
