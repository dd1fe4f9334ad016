import "server-only";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import type { TaskField } from "@/lib/api-contract/fields";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { WordingRow } from "@/lib/db/sql/library/read-wordings";
import { asPersona } from "@/lib/domain/library/persona";
import type { PlanEntry, PlanTarget } from "@/lib/domain/runs/plan";
import { AppError } from "@/lib/domain/errors";
import { PROBLEMS_SHOWN, type RunProblem } from "@/lib/domain/runs/run-preview";
import { formatCount, shorten } from "@/lib/format/text";
import { prismaOf, type Context } from "@/lib/services/context";
import { asAsk, type HowAsked, type ModelLists } from "./ask-facts";

const WORDING_FIELDS: ReadonlySet<TaskField | null> = new Set<TaskField>([
  "user_prompt",
  "system_message",
  "message_chain",
]);

/** Whom wordings go to, and how. */
interface Asked {
  ask: HowAsked;
  targets: readonly Pick<PlanTarget, "engine" | "model" | "parameters">[];
  models: ModelLists;
}

/** What is wrong with wordings, put as whom they are asked. Their rules are the engine's, whatever the model. */
export async function wordingProblems(
  ctx: Context,
  { ask, targets, models }: Asked,
  { entries, wordings }: { entries: readonly PlanEntry[]; wordings: ReadonlyMap<string, WordingRow> },
): Promise<RunProblem[]> {
  const messages = await personaMessages(ctx, entries);
  const byEngine = new Map(targets.map((target) => [target.engine, target]));
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

/** Problems as an error names them, as far as they can be read: each sentence by its prompt or target, and field. */
export function problemFields(problems: readonly RunProblem[]): Record<string, string> {
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  const more = problems.length - shown.length;
  return {
    ...Object.fromEntries(
      shown.map(({ promptId, of, field, message }, place) => [
        promptId === null ? `${field}.${place}` : `prompts.${promptId}.${field}`,
        `${of}: ${message}`,
      ]),
    ),
    ...(more > 0 ? { more: `${formatCount(more)} more.` } : {}),
  };
}

/** A plan that the API would not take, by its first problem and with all of them by field. */
export function refusedPlan(problems: readonly RunProblem[]): AppError {
  const [first] = problems;
  const rest = problems.length > 1 ? ` And ${formatCount(problems.length - 1)} more.` : "";
  return new AppError("invalid", {
    message: `Nothing was sent: ${first?.of ?? ""}: ${first?.message ?? ""}${rest}`,
    fields: problemFields(problems),
  });
}
