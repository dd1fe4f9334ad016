import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { readPlan } from "@/lib/domain/runs/plan";
import { setAskSchema, type SetAsk } from "@/lib/domain/runs/set-run";
import { memberId, prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { OF_WHOLE_PLAN } from "./frozen-plan";

/**
 * Whom the run of a set asked that this member sent last in the workspace, how and how often, so that the next is asked
 * alike. Personas are chosen anew; what asked single cells again says nothing of it. Null before the first.
 */
export async function getLastSetAsk({ ctx }: Call): Promise<SetAsk | null> {
  requirePermission(ctx, "run:create");
  const last = await prismaOf(ctx).run.findFirst({
    where: {
      workspaceId: ctx.workspaceId,
      kind: "set",
      createdById: memberId(ctx),
      ...OF_WHOLE_PLAN,
      ...KEPT,
    },
    orderBy: { createdAt: "desc" },
    select: { plan: true },
  });
  if (!last) return null;
  const plan = readPlan(last.plan);
  const { connectionId, method, targets } = plan;
  const targetOf = new Map(
    targets.map(({ engine, model, parameters }) => {
      const { web_search_country_iso_code: _country, web_search_city: _city, ...settings } = parameters;
      return [JSON.stringify([engine, model]), { engine, model, parameters: settings }];
    }),
  );
  const asked = setAskSchema.safeParse({
    connectionId,
    method,
    targets: [...targetOf.values()],
    marketIds: [...new Set(targets.flatMap(({ marketId }) => marketId ?? []))],
    personaIds: [],
    repeats: plan.version === 1 ? plan.repeats : 1,
    label: null,
  });
  return asked.success ? asked.data : null;
}
