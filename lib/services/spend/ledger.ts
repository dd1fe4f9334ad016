import "server-only";
import { decimal, type Prisma } from "@/lib/db/client";
import { add, negate, parseDollars, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/money";

// All that writes the ledger. Each entry's key names what happened, so that an event that is delivered twice, or by two
// processes at once, is entered once.

type Tx = Prisma.TransactionClient;

/** What a call is paid for. */
export interface PaidTask {
  id: string;
  workspaceId: string;
  runId: string;
  engine: string;
  modelAsked: string;
  createdById: string | null;
}

const entryOf = ({ id, workspaceId, runId, engine, modelAsked, createdById }: PaidTask) => ({
  workspaceId,
  runId,
  taskId: id,
  engine,
  model: modelAsked,
  memberId: createdById,
});

const keyOf = (taskId: string, kind: "reservation" | "release" | "charge"): string =>
  `answer:${taskId}:${kind}`;

/**
 * Holds back what tasks are expected to cost, dollars, before anything is asked. Whatever reserves comes through here
 * in the transaction that plans the tasks: this is where budgets will be locked and checked.
 */
export async function reserve(
  tx: Tx,
  held: readonly { task: PaidTask; amount: string }[],
  at: Date,
): Promise<void> {
  await tx.spendEntry.createMany({
    data: held.map(({ task, amount }) => ({
      ...entryOf(task),
      kind: "reservation",
      cause: "answer",
      idempotencyKey: keyOf(task.id, "reservation"),
      amount: decimal(amount),
      at,
    })),
    skipDuplicates: true,
  });
}

export interface Settlement {
  /** What the call cost, dollars; null where nothing was charged. */
  charge: {
    cost: Nano;
    /** The vendor's part; null where it is not known, and then not in the cost. */
    modelCharge: Nano | null;
    inputTokens: number | null;
    outputTokens: number | null;
    reasoningTokens: number | null;
  } | null;
  at: Date;
}

/** Gives a finished task's reservation back and enters what it cost. */
export async function settle(tx: Tx, task: PaidTask, { charge, at }: Settlement): Promise<void> {
  const reserved = await tx.spendEntry.findUnique({
    where: {
      workspaceId_idempotencyKey: {
        workspaceId: task.workspaceId,
        idempotencyKey: keyOf(task.id, "reservation"),
      },
    },
    select: { amount: true },
  });
  const entry = { ...entryOf(task), cause: "answer", at } as const;
  const entries: Prisma.SpendEntryCreateManyInput[] = [];
  if (reserved) {
    const amount = decimal(toDollars(negate(parseDollars(reserved.amount.toFixed()))));
    entries.push({ ...entry, kind: "release", idempotencyKey: keyOf(task.id, "release"), amount });
  }
  if (charge) {
    const { cost, modelCharge, ...tokens } = charge;
    entries.push({
      ...entry,
      ...tokens,
      kind: "charge",
      idempotencyKey: keyOf(task.id, "charge"),
      amount: decimal(toDollars(cost)),
      modelCharge: modelCharge === null ? null : decimal(toDollars(modelCharge)),
    });
  }
  await tx.spendEntry.createMany({ data: entries, skipDuplicates: true });
}

/**
 * Enters the difference between what a task was charged so far, corrections included, and a better figure, dollars.
 * `source` says whose figure it is: one correction for each.
 */
export async function correct(
  tx: Tx,
  taskId: string,
  { cost, source, at }: { cost: Nano; source: string; at: Date },
): Promise<void> {
  const charged = await tx.spendEntry.findMany({
    where: { taskId, kind: { in: ["charge", "correction"] } },
    orderBy: { id: "asc" },
  });
  const [first] = charged;
  if (!first) throw new Error(`task ${taskId} was not charged: there is nothing to correct`);
  const soFar = add(ZERO, ...charged.map(({ amount }) => parseDollars(amount.toFixed())));
  const difference = subtract(cost, soFar);
  if (difference === ZERO) return;
  const { workspaceId, runId, engine, model, memberId } = first;
  await tx.spendEntry.createMany({
    data: [
      {
        workspaceId,
        runId,
        taskId,
        engine,
        model,
        memberId,
        kind: "correction",
        cause: "correction",
        idempotencyKey: `correction:${taskId}:${source}`,
        amount: decimal(toDollars(difference)),
        at,
      },
    ],
    skipDuplicates: true,
  });
}
