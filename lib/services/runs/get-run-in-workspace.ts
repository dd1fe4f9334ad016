import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { readPlan, type Plan } from "@/lib/domain/runs/plan";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A run of the workspace with what it planned, or `not_found`; so for an import, which asked nothing. */
export async function getRunInWorkspace(
  ctx: Context,
  id: string,
): Promise<{ id: string; kind: RunKind; setId: string | null; forSetId: string | null; plan: Plan }> {
  const row = await prismaOf(ctx).run.findFirst({
    where: { id: parseId(id, "run"), workspaceId: ctx.workspaceId, kind: { not: "import" }, ...KEPT },
    select: { id: true, kind: true, setId: true, forSetId: true, plan: true },
  });
  const run = found(row, "run");
  return { ...run, plan: readPlan(run.plan) };
}
