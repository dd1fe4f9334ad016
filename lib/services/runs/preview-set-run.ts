import "server-only";
import { runSeconds } from "@/lib/api-contract/run-duration";
import { readSetMembers } from "@/lib/db/sql/library/read-set-members";
import type { TargetEstimate } from "@/lib/domain/engines/price-range";
import { toDollars } from "@/lib/domain/amounts/money";
import { isSentAlike, takersOf, type Plan, type PlanTarget } from "@/lib/domain/runs/plan";
import { PROBLEMS_SHOWN, type RunPreview, type RunRoom } from "@/lib/domain/runs/run-preview";
import { setAskSchema, type SetAsk } from "@/lib/domain/runs/set-run";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";
import { lacksKey, readAskFacts, type AskFacts } from "./ask-facts";
import { countByTarget, sumExpected, times } from "./expected";
import { planSetRun, type PlannedSetRun } from "./plan-set-run";
import { roomForPlan } from "./room-for-plan";

/**
 * What a run of a set would be: its tasks and what they are expected to cost by target, how long they would take, what
 * is left out, what budgets leave to whoever asks, and all that keeps it from being sent. Nothing is written. Throws `not_found`, and `invalid` for a market
 * or persona that is archived.
 */
export async function previewSetRun({
  ctx,
  input,
}: Call<{
  setId: string;
  ask: SetAsk;
  cap?: string | null;
  scheduleId?: string | null;
}>): Promise<RunPreview> {
  requirePermission(ctx, "run:create");
  const ask = setAskSchema.parse(input.ask);
  const { id: setId } = await getPromptSetInWorkspace(ctx, input.setId);
  const facts = await readAskFacts(ctx, ask);
  const members = await readSetMembers(sqlOf(ctx), { workspaceId: ctx.workspaceId, setId });
  const planned = await planSetRun(ctx, facts, { members, origin: null });
  const names = await marketNames(ctx, planned);
  const { cap, scheduleId } = input;
  const room = await roomForPlan(ctx, planned, { cap, scheduleId });
  return { ...describe(facts, planned, (id) => (id === null ? null : (names.get(id) ?? null))), ...room };
}

/** Names of all markets that are spoken of, also of those that are not asked. */
async function marketNames(ctx: Context, { plan, leftOut }: PlannedSetRun): Promise<Map<string, string>> {
  const ids = [...plan.targets, ...leftOut].flatMap(({ marketId }) => marketId ?? []);
  const rows = await prismaOf(ctx).market.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function describe(
  facts: AskFacts,
  { plan, tasks, leftOut, expected, problems }: PlannedSetRun,
  nameOf: (marketId: string | null) => string | null,
): Omit<RunPreview, keyof RunRoom> {
  const counts = countByTarget(plan);
  const targets = plan.targets.map((target, place) => {
    const { engine, model, method, webSearch, marketId } = target;
    const count = counts.get(target) ?? 0;
    const { low, high, basedOn } = expected[place] ?? NOTHING;
    return {
      ...{ engine, model, method, webSearch, basedOn },
      market: nameOf(marketId),
      lacks: lacksOf(facts, target),
      alike: alikeTo(facts, plan, target),
      tasks: count,
      low: toDollars(times(low, count)),
      high: toDollars(times(high, count)),
    };
  });
  return {
    tasks,
    questions: plan.entries.length,
    repeats: plan.repeats,
    targets,
    ...sumExpected(plan, expected),
    seconds: runSeconds(targets),
    queued: targets.some(({ method }) => method === "standard"),
    leftOut: leftOut.map(({ marketId, ...rest }) => ({ ...rest, market: nameOf(marketId) })),
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
  };
}

/** Why a target is told less of its market than the market says; of one that stands for several, of any of them. */
function lacksOf({ lacks, markets }: AskFacts, { engine, model, marketId }: PlanTarget): string | null {
  const meant = marketId === null ? [...markets.keys()] : [marketId];
  return meant.map((id) => lacks.get(lacksKey(engine, model, id))).find((why) => why !== undefined) ?? null;
}

/** The other markets of the ask that a target of wordings of no market stands for, as the plan has it. */
function alikeTo({ targets, markets }: AskFacts, plan: Plan, target: PlanTarget): string[] {
  const open = plan.entries.find(({ marketId }) => marketId === null);
  if (target.marketId === null || !open || !takersOf(plan.targets)(open).includes(target)) return [];
  const same = targets.flatMap(({ inMarkets }) => inMarkets.filter((other) => isSentAlike(other, target)));
  return same.flatMap(({ marketId }) =>
    marketId === null || marketId === target.marketId ? [] : (markets.get(marketId)?.name ?? []),
  );
}

const NOTHING: TargetEstimate = { low: "0", high: "0", basedOn: 0 };
