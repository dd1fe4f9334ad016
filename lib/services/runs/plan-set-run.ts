import "server-only";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import type { TaskField } from "@/lib/api-contract/fields";
import { sayProblems } from "@/lib/api-contract/form-words";
import { readWordings, type WordingRow } from "@/lib/db/sql/read-wordings";
import type { TargetEstimate } from "@/lib/domain/estimate";
import { asPersona } from "@/lib/domain/persona";
import { countTasks, type Plan, type PlanEntry, type WholePlan } from "@/lib/domain/plan";
import type { SetMember } from "@/lib/domain/prompt-set";
import type { RunProblem } from "@/lib/domain/run-preview";
import { buildSetPlan, type LeftOut } from "@/lib/domain/set-plan";
import { MAX_RUN_TASKS } from "@/lib/domain/run-limits";
import { formatCount, shorten } from "@/lib/format/text";
import { prismaOf, sqlOf, type Context } from "@/lib/services/context";
import { asAsk, type AskFacts } from "./ask-facts";
import { priceTargets } from "./price-targets";

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
    ...(await wordingProblems(ctx, facts, plan.entries, wordings)),
    ...sizeProblems(tasks, facts.problems.length > 0),
  ];
  return { plan, tasks, leftOut, problems, expected: await priceTargets(ctx, plan) };
}

const WORDING_FIELDS: ReadonlySet<TaskField | null> = new Set<TaskField>([
  "user_prompt",
  "system_message",
  "message_chain",
]);

/** What is wrong with wordings, put as whom they are asked. Their rules are the engine's, whatever the model. */
async function wordingProblems(
  ctx: Context,
  { ask, targets, models }: AskFacts,
  entries: readonly PlanEntry[],
  wordings: ReadonlyMap<string, WordingRow>,
): Promise<RunProblem[]> {
  const messages = await personaMessages(ctx, entries);
  const byEngine = new Map(targets.map(({ plain }) => [plain.engine, plain]));
  const engines = [...byEngine.keys()];
  return entries.flatMap(({ promptVersionId, personaId }): RunProblem[] => {
    const wording = wordings.get(promptVersionId);
    if (!wording) return [];
    const persona = personaId === null ? null : (messages.get(personaId) ?? null);
    const put = { ...wording, systemMessage: asPersona(persona, wording.systemMessage) };
    const found = [...byEngine.values()].flatMap(({ engine, model, parameters }) => {
      const check = askToTask(asAsk(ask, parameters, put), { engine, model }, models.get(engine) ?? null);
      return check.ok ? [] : check.problems.filter(({ field }) => WORDING_FIELDS.has(field));
    });
    if (found.length === 0) return [];
    return Object.entries(sayProblems(found, engines)).map(([field, message]) => ({
      promptId: wording.promptId,
      of: shorten(wording.userPrompt, 80),
      field,
      message: field === "system_message" && persona !== null ? `Put as its persona: ${message}` : message,
    }));
  });
}

async function personaMessages(ctx: Context, entries: readonly PlanEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ personaId }) => personaId ?? []))];
  const rows = await prismaOf(ctx).persona.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: ids } },
    select: { id: true, systemMessage: true },
  });
  return new Map(rows.map(({ id, systemMessage }) => [id, systemMessage]));
}

function sizeProblems(tasks: number, isExplained: boolean): RunProblem[] {
  const say = (message: string): RunProblem[] => [{ promptId: null, of: "The run", field: "tasks", message }];
  if (tasks > MAX_RUN_TASKS)
    return say(`A run may have at most ${formatCount(MAX_RUN_TASKS)} tasks; this has ${formatCount(tasks)}.`);
  if (tasks === 0 && !isExplained)
    return say("There is nothing to ask: no prompt of the set is in use in the markets chosen.");
  return [];
}
