import "server-only";
import type { Baseline } from "@/lib/domain/answers/baseline";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

/** The days that the workspace has pinned; null where it has none. */
export async function getBaseline({ ctx }: Call): Promise<Baseline | null> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const pinned = await prismaOf(ctx).baseline.findUnique({ where: { workspaceId } });
  return pinned && { name: pinned.name, from: pinned.firstDay, to: pinned.lastDay };
}
