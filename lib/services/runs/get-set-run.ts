import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { readWordings } from "@/lib/db/sql/library/read-wordings";
import { countTasks, readPlan, type Plan, type PlanEntry, type PlanTarget } from "@/lib/domain/runs/plan";
import { diffPlans } from "@/lib/domain/runs/plan-diff";
import type { RunDifference, SetRunView, TargetView, WordingsNamed } from "@/lib/domain/runs/set-run-view";
import { toldOnly } from "@/lib/domain/tasks/told-place";
import { shorten } from "@/lib/format/text";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { countByTarget } from "./expected";
import { OF_WHOLE_PLAN } from "./frozen-plan";
import { figuresOf, readMarkets, type PlanMarket } from "./list";

/** Wordings of a difference that are named one by one. */
const NAMED = 20;

/**
 * A run with the plan it froze, who or what asked it, and what it asks otherwise than the run of the same set before.
 * Throws `not_found`, also for an import.
 */
export async function getSetRun({ ctx, input }: Call<{ id: string }>): Promise<SetRunView> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const db = prismaOf(ctx);
  const name = { select: { id: true, name: true } };
  const row = await db.run.findFirst({
    where: { id: parseId(input.id, "run"), workspaceId, ...KEPT },
    include: { set: name, schedule: name, setVersion: { select: { number: true } } },
  });
  const run = found(row, "run");
  const plan = readPlan(found(run.plan, "run"));
  const before = plan.version === 1 ? await findBefore(ctx, run) : null;
  const earlier = before && readPlan(before.plan);
  const markets = await readMarkets(ctx, [...plan.targets, ...(earlier?.targets ?? [])]);
  const [by, connection, personas] = await Promise.all([
    run.createdById === null
      ? null
      : db.user.findUnique({ where: { id: run.createdById }, select: { name: true, email: true } }),
    db.connection.findFirst({ where: { id: plan.connectionId, workspaceId }, select: { name: true } }),
    db.persona.findMany({
      where: {
        workspaceId,
        id: { in: [...new Set(plan.entries.flatMap(({ personaId }) => personaId ?? []))] },
      },
      select: { name: true },
      orderBy: { name: "asc" },
    }),
  ]);
  return {
    id: run.id,
    kind: run.kind,
    set: run.set,
    forSetId: run.forSetId,
    setVersion: run.setVersion?.number ?? null,
    schedule: run.schedule,
    by: by && (by.name ?? by.email),
    createdAt: run.createdAt.toISOString(),
    label: run.label,
    method: found(run.method, "run"),
    connection: connection?.name ?? "a connection that is gone",
    planHash: found(run.planHash, "run"),
    plan: figuresOf(
      {
        targets: plan.targets,
        questions: plan.entries.length,
        repeats: plan.version === 1 ? plan.repeats : null,
      },
      markets,
    ),
    tasks: countTasks(plan),
    personas: personas.map((persona) => persona.name),
    targets: targetViews(plan, markets),
    difference: before && earlier && (await describeDifference(ctx, { before, earlier, plan, markets })),
  };
}

interface Before {
  id: string;
  plan: string | null;
  createdAt: Date;
}

/** The whole run before. One of single cells asks what failed of another: compared with it a run seems all new. */
const findBefore = (
  ctx: Context,
  { id, setId, createdAt }: { id: string; setId: string | null; createdAt: Date },
): Promise<Before | null> =>
  setId === null
    ? Promise.resolve(null)
    : prismaOf(ctx).run.findFirst({
        where: {
          workspaceId: ctx.workspaceId,
          setId,
          kind: "set",
          ...OF_WHOLE_PLAN,
          ...KEPT,
          createdAt: { lte: createdAt },
          id: { lt: id },
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true, plan: true, createdAt: true },
      });

type Markets = ReadonlyMap<string, PlanMarket>;

const viewOf = (target: PlanTarget, tasks: number, markets: Markets): TargetView => {
  const { engine, model, method, marketId, parameters } = target;
  const market = (marketId === null ? null : markets.get(marketId)) ?? null;
  const only = toldOnly(parameters, market?.city ?? null);
  return { engine, model, method, market: market?.name ?? null, only, parameters, tasks };
};

function targetViews(plan: Plan, markets: Markets): TargetView[] {
  const counts = countByTarget(plan);
  return plan.targets.map((target) => viewOf(target, counts.get(target) ?? 0, markets));
}

async function describeDifference(
  ctx: Context,
  { before, earlier, plan, markets }: { before: Before; earlier: Plan; plan: Plan; markets: Markets },
): Promise<RunDifference> {
  const ids = [...earlier.entries, ...plan.entries].map(({ promptVersionId }) => promptVersionId);
  const { workspaceId } = ctx;
  const wordings = await readWordings(sqlOf(ctx), { workspaceId, ids: [...new Set(ids)] });
  const wordsOf = ({ promptVersionId }: PlanEntry) =>
    shorten(wordings.get(promptVersionId)?.userPrompt ?? "a prompt that is gone", 160);
  const named = (entries: readonly PlanEntry[]): WordingsNamed => ({
    count: entries.length,
    first: entries.slice(0, NAMED).map(wordsOf),
  });
  const difference = diffPlans(earlier, plan, (id) => wordings.get(id)?.promptId ?? id);
  const [countsBefore, countsAfter] = [countByTarget(earlier), countByTarget(plan)];
  return {
    before: { id: before.id, createdAt: before.createdAt.toISOString() },
    same: difference.same,
    added: named(difference.added),
    removed: named(difference.removed),
    reworded: {
      count: difference.reworded.length,
      first: difference.reworded
        .slice(0, NAMED)
        .map((pair) => ({ before: wordsOf(pair.before), after: wordsOf(pair.after) })),
    },
    targetsAdded: difference.targetsAdded.map((target) =>
      viewOf(target, countsAfter.get(target) ?? 0, markets),
    ),
    targetsRemoved: difference.targetsRemoved.map((target) =>
      viewOf(target, countsBefore.get(target) ?? 0, markets),
    ),
    repeats: difference.repeats,
  };
}
