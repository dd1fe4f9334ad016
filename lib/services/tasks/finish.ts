import "server-only";
import type { FailureKind } from "@/lib/api-contract/failure-words";
import type { LlmResult } from "@/lib/api-contract/reply";
import { decimal } from "@/lib/db/client";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { engineSchema } from "@/lib/domain/engine-schema";
import { toDollars, ZERO, type Nano } from "@/lib/domain/money";
import type { Surface } from "@/lib/domain/surface";
import type { OwnFailure } from "@/lib/domain/task-failure";
import type { TaskState } from "@/lib/domain/task-state";
import { readBooked, readReply } from "@/lib/reading/read-reply";
import { READING_VERSIONS } from "@/lib/reading/versions";
import type { InstanceContext } from "@/lib/services/context";
import { settle } from "@/lib/services/spend/ledger";
import { packExchange, type KeptExchange } from "./exchange";

/** States a task may be finished from: a reply that comes late still counts. */
const UNFINISHED = [
  "planned",
  "calling",
  "posting",
  "posted",
  "unknown",
] as const satisfies readonly TaskState[];

export interface Answered {
  taskId: string;
  result: LlmResult;
  /** The message beside the result's code, which may say more than "Ok.". */
  statusMessage: string | null;
  exchange: KeptExchange;
  /** What the API charged for the call, dollars. Where it does not know the model's charge, that is not in it. */
  cost: Nano;
  /** True while the cost is worked out here rather than told by the API. */
  costDerived: boolean;
  surface: Surface;
  elapsedMs: number;
  receivedAt: Date;
}

/**
 * Saves an answer, its citations, the raw exchange and what it cost in one transaction, and gives its reservation back.
 * Does nothing when the task is finished already, so that collecting twice charges once. Returns whether it saved.
 */
export function saveAnswer(ctx: Pick<InstanceContext, "tx">, answered: Answered): Promise<boolean> {
  return withTransaction(ctx, async ({ tx }) => {
    const { taskId, receivedAt } = answered;
    const task = await takeUnfinished(tx, taskId, "answered", receivedAt, {
      statusCode: 20000,
      statusMessage: "Ok.",
      failureKind: null,
    });
    if (!task) return false;

    const { workspaceId, modelAsked } = task;
    const { result, statusMessage } = answered;
    const engine = engineSchema.parse(task.engine);
    const read = readReply({ result, statusMessage, engine, modelAsked });
    const { charge: modelCharge, answeredAt } = readBooked(result, { receivedAt });
    await tx.prisma.answer.create({
      data: {
        taskId,
        workspaceId,
        modelAnswered: read.modelAnswered,
        surface: answered.surface,
        webSearchDone: read.webSearchDone,
        inputTokens: read.inputTokens,
        outputTokens: read.outputTokens,
        reasoningTokens: read.reasoningTokens,
        modelCharge: modelCharge === null ? null : decimal(toDollars(modelCharge)),
        cost: modelCharge === null ? null : decimal(toDollars(answered.cost)),
        costDerived: modelCharge !== null && answered.costDerived,
        text: read.text,
        items: read.items,
        fanOutQueries: read.fanOutQueries,
        citationCount: read.citations.length,
        endedEarly: read.endedEarly,
        leftOut: read.leftOut,
        readingVersions: READING_VERSIONS,
        answeredAt,
        receivedAt,
        elapsedMs: answered.elapsedMs,
      },
    });
    await tx.prisma.citation.createMany({
      data: read.citations.map((citation) => ({
        ...citation,
        workspaceId,
        taskId,
        engine: task.engine,
        answeredAt,
      })),
    });
    await keepExchange(tx, task, answered.exchange, receivedAt);
    const { inputTokens, outputTokens, reasoningTokens } = read;
    const tokens = { inputTokens, outputTokens, reasoningTokens };
    await settle(tx, task, { cost: answered.cost, modelCharge, ...tokens }, receivedAt);
    return true;
  });
}

export interface Failed {
  taskId: string;
  /** The API's own code and message, where it gave one. */
  statusCode: number | null;
  statusMessage: string | null;
  /** How the call failed, in the client's words, where it failed before the API could say. */
  failureKind: FailureKind | OwnFailure | null;
  /** What was charged all the same, dollars. */
  cost: Nano;
  /** Whether the reply says nothing of that, so that the API has still to be asked (`settleCosts`). */
  costToCome?: boolean;
  exchange: KeptExchange | null;
  at: Date;
}

/** Ends a task without an answer: keeps why, any reply, and what was charged; gives its reservation back. */
export function saveFailure(ctx: Pick<InstanceContext, "tx">, failed: Failed): Promise<boolean> {
  return withTransaction(ctx, async ({ tx }) => {
    const { taskId, at, statusCode, statusMessage, failureKind } = failed;
    const end = { statusCode, statusMessage, failureKind, nextCheckAt: failed.costToCome ? at : null };
    const task = await takeUnfinished(tx, taskId, "failed", at, end);
    if (!task) return false;
    if (failed.exchange) await keepExchange(tx, task, failed.exchange, at);
    const unknown = { inputTokens: null, outputTokens: null, reasoningTokens: null };
    const charge = failed.cost === ZERO ? null : { cost: failed.cost, modelCharge: ZERO, ...unknown };
    await settle(tx, task, charge, at);
    return true;
  });
}

export interface Unknown {
  taskId: string;
  failureKind: FailureKind | OwnFailure;
  /** What came back, where something unreadable did. */
  exchange: KeptExchange | null;
  at: Date;
}

/**
 * Ends a task whose request may have arrived and whose reply is lost or unreadable. Nothing is charged or given back:
 * its reservation stays held, since it may have been billed.
 */
export function saveUnknown(
  ctx: Pick<InstanceContext, "tx">,
  { taskId, failureKind, exchange, at }: Unknown,
): Promise<boolean> {
  return withTransaction(ctx, async ({ tx }) => {
    const { count } = await tx.prisma.task.updateMany({
      where: { id: taskId, state: { in: ["calling", "posting", "posted"] } },
      data: { state: "unknown", failureKind, finishedAt: at, leaseUntil: null, nextCheckAt: null },
    });
    if (count === 0) return false;
    if (exchange)
      await keepExchange(tx, await tx.prisma.task.findUniqueOrThrow({ where: { id: taskId } }), exchange, at);
    return true;
  });
}

/** Keeps what went over the wire. A readable reply that comes after an unreadable one takes its place. */
async function keepExchange(
  tx: Transaction,
  task: SettledTask,
  exchange: KeptExchange,
  receivedAt: Date,
): Promise<void> {
  const kept = { ...packExchange(exchange), receivedAt };
  const { id: taskId, workspaceId } = task;
  await tx.prisma.rawReply.upsert({
    where: { taskId },
    create: { taskId, workspaceId, ...kept },
    update: kept,
  });
}

type TaskEnd = Pick<Failed, "statusCode" | "statusMessage" | "failureKind"> & { nextCheckAt?: Date | null };

/** Moves an unfinished task to its final state and returns it; null when somebody else finished it first. */
async function takeUnfinished(
  tx: Transaction,
  taskId: string,
  state: "answered" | "failed",
  finishedAt: Date,
  end: TaskEnd,
) {
  const { count } = await tx.prisma.task.updateMany({
    where: { id: taskId, state: { in: [...UNFINISHED] } },
    data: { state, finishedAt, leaseUntil: null, nextCheckAt: null, ...end },
  });
  return count === 1 ? tx.prisma.task.findUniqueOrThrow({ where: { id: taskId } }) : null;
}

type SettledTask = NonNullable<Awaited<ReturnType<typeof takeUnfinished>>>;
