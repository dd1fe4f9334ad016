import "server-only";
import { getDb } from "@/lib/db/client";
import type { Target } from "@/lib/domain/ask";
import { engineSchema } from "@/lib/domain/engine-schema";
import { memberId, requirePermission, type Call } from "@/lib/services/context";

/** The engines and models of the run this member sent last in the workspace; none before the first. */
export async function listLastTargets({ ctx }: Pick<Call<never>, "ctx">): Promise<Target[]> {
  requirePermission(ctx, "run:create");
  const last = await getDb().run.findFirst({
    where: { workspaceId: ctx.workspaceId, createdById: memberId(ctx) },
    orderBy: { createdAt: "desc" },
    select: { tasks: { select: { engine: true, modelAsked: true }, orderBy: { position: "asc" } } },
  });
  return (last?.tasks ?? []).map(({ engine, modelAsked }) => ({
    engine: engineSchema.parse(engine),
    model: modelAsked,
  }));
}
