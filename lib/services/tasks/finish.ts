import "server-only";
import type { FailureKind } from "@/lib/api-contract/failure-words";
import { keepRawReplies } from "@/lib/db/sql/answers/keep-raw-replies";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { OwnFailure } from "@/lib/domain/tasks/task-failure";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import type { InstanceContext } from "@/lib/services/context";
import { noteFailedCall } from "@/lib/services/notices/connection-failing";
import { settle } from "@/lib/services/spend/ledger";
import { packExchange, type KeptExchange } from "./exchange";

/** States a task may be finished from: a reply that comes late still counts. */
export const UNFINISHED = [
  "planned",
  "calling",
  "posting",
  "posted",
  "unknown",
] as const satisfies readonly TaskState[];

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
    const task = await takeUnfinished(tx, taskId, at, end);
    if (!task) return false;
    if (failed.exchange) await keepExchange(tx, task, failed.exchange, at);
    const unknown = { inputTokens: null, outputTokens: null, reasoningTokens: null };
    const charge = failed.cost === ZERO ? null : { cost: failed.cost, modelCharge: ZERO, ...unknown };
    await settle(tx, task, charge, at);
    await noteFailedCall({ tx }, { ...task, failure: failureKind, at });
    return true;
  });
}

export interface Unknown {
  taskId: string;
  /** The API's own code and message, where the call that was lost brought one. */
  statusCode?: number | null;
  statusMessage?: string | null;
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
  { taskId, failureKind, statusCode = null, statusMessage = null, exchange, at }: Unknown,
): Promise<boolean> {
  return withTransaction(ctx, async ({ tx }) => {
    const { count } = await tx.prisma.task.updateMany({
      where: { id: taskId, state: { in: ["calling", "posting", "posted"] } },
      data: {
        state: "unknown",
        failureKind,
        statusCode,
        statusMessage,
        finishedAt: at,
        leaseUntil: null,
        nextCheckAt: null,
      },
    });
    if (count === 0) return false;
    if (exchange)
      await keepExchange(tx, await tx.prisma.task.findUniqueOrThrow({ where: { id: taskId } }), exchange, at);
    return true;
  });
}

const keepExchange = (
  tx: Transaction,
  { id: taskId, workspaceId }: Pick<SettledTask, "id" | "workspaceId">,
  exchange: KeptExchange,
  receivedAt: Date,
): Promise<void> => keepRawReplies(tx, [{ taskId, workspaceId, ...packExchange(exchange), receivedAt }]);

type TaskEnd = Pick<Failed, "statusCode" | "statusMessage" | "failureKind"> & { nextCheckAt?: Date | null };

/** Ends an unfinished task as failed and returns it; null when somebody else finished it first. */
async function takeUnfinished(tx: Transaction, taskId: string, finishedAt: Date, end: TaskEnd) {
  const { count } = await tx.prisma.task.updateMany({
    where: { id: taskId, state: { in: [...UNFINISHED] } },
    data: { state: "failed", finishedAt, leaseUntil: null, nextCheckAt: null, ...end },
  });
  return count === 1 ? tx.prisma.task.findUniqueOrThrow({ where: { id: taskId } }) : null;
}

type SettledTask = NonNullable<Awaited<ReturnType<typeof takeUnfinished>>>;
