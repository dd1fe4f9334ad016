import "server-only";
import { getDb } from "@/lib/db/client";
import type { Target } from "@/lib/domain/ask";
import { readPlan } from "@/lib/domain/plan";
import { memberId, requirePermission, type Call } from "@/lib/services/context";

/** The engines and models of the run this member sent last in the workspace; none before the first. */
export async function listLastTargets({ ctx }: Call): Promise<Target[]> {
  requirePermission(ctx, "run:create");
  const last = await getDb().run.findFirst({
    where: { workspaceId: ctx.workspaceId, createdById: memberId(ctx) },
    orderBy: { createdAt: "desc" },
    select: { plan: true },
  });
  return last ? readPlan(last.plan).targets.map(({ engine, model }) => ({ engine, model })) : [];
}
