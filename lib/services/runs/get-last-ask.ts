import "server-only";
import { getDb } from "@/lib/db/client";
import { KEPT } from "@/lib/db/query/kept";
import { readPlan } from "@/lib/domain/runs/plan";
import type { RunAsk } from "@/lib/domain/runs/run";
import { memberId, requirePermission, type Call } from "@/lib/services/context";

/**
 * Whom the question that this member sent last by hand in the workspace asked, how and with which settings, so that the
 * next is asked alike. Null before the first.
 */
export async function getLastRunAsk({
  ctx,
}: Call): Promise<Pick<RunAsk, "connectionId" | "method" | "targets"> | null> {
  requirePermission(ctx, "run:create");
  const last = await getDb().run.findFirst({
    where: { workspaceId: ctx.workspaceId, kind: "question", createdById: memberId(ctx), ...KEPT },
    orderBy: { createdAt: "desc" },
    select: { plan: true },
  });
  return last && readPlan(last.plan);
}
