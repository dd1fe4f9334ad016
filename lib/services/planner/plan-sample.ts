import "server-only";
import { runSeconds } from "@/lib/api-contract/run-duration";
import { listPastCosts } from "@/lib/db/sql/runs/past-costs";
import type { Engine, Method } from "@/lib/domain/engines/engine";
import type { SampleTarget } from "@/lib/domain/runs/sample-target";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import {
  type Plan,
  type PlanCost,
  type Planned,
  planCost,
  planSample,
  repeatsOfAll,
} from "@/lib/statistics/studies/planner";

/** Dollars, with what the sum may differ by. */
type Cost = Pick<PlanCost, "low" | "expected" | "high">;

interface Asked {
  target: SampleTarget;
  /** Each is asked all of it: the rate is one model's. */
  models: readonly { engine: Engine; model: string }[];
  method: Method;
}

/** A plan with what it costs and how long it takes, all models together. */
export interface PricedSample {
  plan: Plan;
  /** Tasks of all models. */
  tasks: number;
  /** By model, of the newest answers whose cost is known; null of fewer than two of them. */
  models: { engine: Engine; model: string; basedOn: number; cost: Cost | null }[];
  /** The limits added up, which is wider than they will differ together; null while one of them is not known. */
  cost: Cost | null;
  hours: number;
}

export interface PlannedSample extends Pick<Planned, "effectiveAnswers" | "familiesAtLeast" | "curve"> {
  /** The fewest tasks within the families and wordings there are. */
  fewest: PricedSample | null;
  /** All families and wordings there are, as often as it takes. */
  whole: PricedSample | null;
}

/** The fewest tasks that make a rate known as well as wanted, what they cost by past answers, and how long they take. */
export async function planSampleRun({
  ctx,
  input: { target, models, method },
}: Call<Asked>): Promise<PlannedSample> {
  requirePermission(ctx, "answer:read");
  requirePermission(ctx, "spend:read");
  const { points, rate, ...rest } = target;
  const wanted = { ...rest, halfWidth: points / 100, rate: rate / 100 };
  const { plan, ...planned } = planSample(wanted);
  const whole = repeatsOfAll(wanted);
  const own = readsOf(ctx);
  const costs = await Promise.all(
    models.map(async (one) => ({ ...one, costs: await listPastCosts(own, one) })),
  );
  const priced = (of: Plan) => priceOf(of, { costs, method });
  return { ...planned, fewest: plan && priced(plan), whole: whole && priced(whole) };
}

function priceOf(
  plan: Plan,
  {
    costs: all,
    method,
  }: { costs: readonly { engine: Engine; model: string; costs: number[] }[]; method: Method },
): PricedSample {
  const seconds = runSeconds(all.map(({ engine }) => ({ engine, method, tasks: plan.tasks })));
  const models = all.map(({ costs, ...one }) => ({
    ...one,
    basedOn: costs.length,
    cost: planCost(plan.tasks, costs, plan.tasks / Math.max(1, seconds / 60)),
  }));
  const sumOf = (of: keyof Cost) => models.reduce((sum, { cost }) => sum + (cost?.[of] ?? 0), 0);
  const isKnown = models.length > 0 && models.every(({ cost }) => cost !== null);
  return {
    plan,
    tasks: plan.tasks * all.length,
    models,
    cost: isKnown ? { low: sumOf("low"), expected: sumOf("expected"), high: sumOf("high") } : null,
    hours: seconds / 3_600,
  };
}
