import "server-only";
import type { Prisma } from "@/lib/db/client";
import { citationPlaceSchema, turnSchema, type AnswerView, type TaskView } from "@/lib/domain/answers/answer";
import { ENDINGS } from "@/lib/domain/answers/answer-ending";
import { itemsOf } from "@/lib/domain/answers/kept-items";
import { asPersona } from "@/lib/domain/library/persona";
import { SURFACES } from "@/lib/domain/engines/surface";
import { parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { taskParametersSchema } from "@/lib/domain/tasks/task-parameters";
import { toldOnly } from "@/lib/domain/tasks/told-place";
import { describeEnd } from "./describe-end";

const MARKET = { select: { name: true, city: true } } as const;

/** What a task view is made of. */
export const TASK_VIEW = {
  run: { select: { label: true } },
  promptVersion: {
    select: { userPrompt: true, systemMessage: true, turns: true, prompt: { select: { market: MARKET } } },
  },
  market: MARKET,
  persona: { select: { systemMessage: true } },
  answer: true,
  citations: { orderBy: { position: "asc" } },
} as const satisfies Prisma.TaskInclude;

type TaskRow = Prisma.TaskGetPayload<{ include: typeof TASK_VIEW }>;

const dollars = (amount: { toFixed(): string }): string => toDollars(parseDollars(amount.toFixed()));

/** A task with its prompt and answer as pages and GET routes show it. */
export function toTaskView(task: TaskRow): TaskView {
  const failure = describeEnd(task);
  const parameters = taskParametersSchema.parse(task.parameters);
  const market = task.market ?? task.promptVersion.prompt.market;
  return {
    id: task.id,
    engine: task.engine,
    modelAsked: task.modelAsked,
    method: task.method,
    state: task.state,
    createdAt: task.createdAt.toISOString(),
    startedAt: task.startedAt?.toISOString() ?? null,
    finishedAt: task.finishedAt?.toISOString() ?? null,
    userPrompt: task.promptVersion.userPrompt,
    systemMessage: asPersona(task.persona?.systemMessage ?? null, task.promptVersion.systemMessage),
    turns: turnSchema.array().parse(task.promptVersion.turns),
    parameters,
    market: market && { name: market.name, only: toldOnly(parameters, market.city) },
    label: task.run.label,
    statusCode: task.statusCode,
    statusMessage: task.statusMessage,
    failureKind: task.failureKind,
    failureMeaning: failure?.meaning ?? null,
    failureRemedy: failure?.remedy ?? null,
    answer: task.answer && toAnswerView(task, task.answer),
  };
}

function toAnswerView(task: TaskRow, answer: NonNullable<TaskRow["answer"]>): AnswerView {
  return {
    modelAnswered: answer.modelAnswered,
    surface: SURFACES.find((known) => known === answer.surface) ?? "api",
    webSearchAsked: task.webSearchAsked,
    webSearchDone: answer.webSearchDone,
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    reasoningTokens: answer.reasoningTokens,
    modelCharge: answer.modelCharge && dollars(answer.modelCharge),
    cost: answer.cost && dollars(answer.cost),
    costDerived: answer.costDerived,
    items: itemsOf(answer),
    citations: task.citations.map((citation) => ({
      position: citation.position,
      title: citation.title,
      rawUrl: citation.rawUrl,
      resolvedUrl: citation.resolvedUrl,
      sourceUrl: citation.sourceUrl,
      domain: citation.domain,
      place: citationPlaceSchema.parse(citation.place),
      sectionIndex: citation.sectionIndex,
    })),
    fanOutQueries: answer.fanOutQueries,
    endedEarly: ENDINGS.find((ending) => ending === answer.endedEarly) ?? null,
    leftOut: answer.leftOut,
    answeredAt: answer.answeredAt.toISOString(),
    elapsedMs: answer.elapsedMs,
  };
}
