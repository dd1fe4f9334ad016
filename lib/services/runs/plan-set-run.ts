import "server-only";
import { readWordings } from "@/lib/db/sql/library/read-wordings";
import type { TargetEstimate } from "@/lib/domain/engines/price-range";
import { countTasks, type Plan, type WholePlan } from "@/lib/domain/runs/plan";
import type { SetMember } from "@/lib/domain/library/prompt-set";
import type { RunProblem } from "@/lib/domain/runs/run-preview";
import { buildSetPlan, type LeftOut } from "@/lib/domain/runs/set-plan";
import { MAX_RUN_TASKS } from "@/lib/domain/runs/run-limits";
import { formatCount } from "@/lib/format/text";
import { sqlOf, type Context } from "@/lib/services/context";
import type { AskFacts } from "./ask-facts";
import { priceTargets } from "./price-targets";
import { wordingProblems } from "./wording-problems";

export interface PlannedSetRun {
  plan: WholePlan;
  tasks: number;
  leftOut: LeftOut[];
  /** What one task of each of the plan's targets is expected to cost. */
  expected: TargetEstimate[];
  problems: RunProblem[];
}

/** The plan of what a set holds and what an ask means, with everything that keeps it from being sent. */
export async function planSetRun(
  ctx: Context,
  facts: AskFacts,
  { members, origin }: { members: readonly SetMember[]; origin: Plan["origin"] },
): Promise<PlannedSetRun> {
  const ids = members.map(({ promptVersionId }) => promptVersionId);
  const wordings = await readWordings(sqlOf(ctx), { workspaceId: ctx.workspaceId, ids });
  const { ask, targets } = facts;
  const wordsOf = (id: string) => wordings.get(id)?.contentHash ?? id;
  const { plan, leftOut } = buildSetPlan({ origin, ask, members, wordsOf, targets });
  const tasks = countTasks(plan);
  const problems = [
    ...facts.problems,
    ...(await wordingProblems(
      ctx,
      { ask, targets: targets.map(({ plain }) => plain), models: facts.models },
      { entries: plan.entries, wordings },
    )),
    ...sizeProblems(tasks, facts.problems.length > 0),
  ];
  return { plan, tasks, leftOut, problems, expected: await priceTargets(ctx, plan) };
}

function sizeProblems(tasks: number, isExplained: boolean): RunProblem[] {
  const say = (message: string): RunProblem[] => [{ promptId: null, of: "The run", field: "tasks", message }];
  if (tasks > MAX_RUN_TASKS)
    return say(`A run may have at most ${formatCount(MAX_RUN_TASKS)} tasks; this has ${formatCount(tasks)}.`);
  if (tasks === 0 && !isExplained)
    return say("There is nothing to ask: no prompt of the set is in use in the markets chosen.");
  return [];
}
