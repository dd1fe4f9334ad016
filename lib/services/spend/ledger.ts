import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { insertSpendEntries, type NewSpendEntry } from "@/lib/db/sql/money/insert-spend-entries";
import { listLostTasks } from "@/lib/db/sql/money/list-lost-tasks";
import { sumSpendEntries } from "@/lib/db/sql/money/sum-spend-entries";
import { negate, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";

// All that writes the ledger. Each entry's key names what happened, so that an event that is delivered twice, or by two
// processes at once, is entered once.

/** What money goes for. */
export interface Paid {
  workspaceId: string;
  /** Null where no run, and no task, is what it goes for. */
  runId: string | null;
  taskId: string | null;
  /** Null where no one engine, and no model, was asked. */
  engine: string | null;
  model: string | null;
  memberId: string | null;
  /** Where no task says it. */
  connectionId?: string | null;
}

/** A task that asks for an answer, whole rows of which will do. */
export interface PaidTask {
  id: string;
  workspaceId: string;
  runId: string;
  engine: string;
  modelAsked: string;
  createdById: string | null;
}

/** What a task's answer is paid as. */
export const paidFor = ({ id, workspaceId, runId, engine, modelAsked, createdById }: PaidTask): Paid => ({
  workspaceId,
  runId,
  taskId: id,
  engine,
  model: modelAsked,
  memberId: createdById,
});

const NOT_CHARGED = { modelCharge: "0", inputTokens: null, outputTokens: null, reasoningTokens: null };

/** The entry of a task that asks for an answer: there is one of each kind. */
const answerEntry = (task: PaidTask, kind: "reservation" | "release" | "charge") =>
  ({ ...paidFor(task), kind, cause: "answer", idempotencyKey: `answer:${task.id}:${kind}` }) as const;

/**
 * Holds back what tasks are expected to cost, decimal dollars, before anything is asked, in the transaction that plans
 * the tasks and holds the locks of the budgets they are counted against (`lib/services/budgets/rooms.ts`).
 */
export async function reserve(
  tx: Queryable,
  held: readonly { task: PaidTask; amount: string }[],
  at: Date,
): Promise<void> {
  await insertSpendEntries(
    tx,
    held.map(({ task, amount }) => ({ ...answerEntry(task, "reservation"), ...NOT_CHARGED, amount, at })),
  );
}

/** What a call cost. */
export interface Charge {
  cost: Nano;
  /** The vendor's part; null where it is not known, and then not in the cost. */
  modelCharge: Nano | null;
  /** Null where they are not known. */
  inputTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
}

const charged = ({ cost, modelCharge, inputTokens, outputTokens, reasoningTokens }: Charge) => ({
  amount: toDollars(cost),
  modelCharge: modelCharge === null ? null : toDollars(modelCharge),
  inputTokens,
  outputTokens,
  reasoningTokens,
});

/** Gives a finished task's reservation back and enters what it cost; null where nothing was charged. */
export const settle = (tx: Queryable, task: PaidTask, charge: Charge | null, at: Date): Promise<void> =>
  settleAll(tx, [{ task, charge, at }]);

/** The same for many tasks, with two statements. */
export async function settleAll(
  tx: Queryable,
  finished: readonly { task: PaidTask; charge: Charge | null; at: Date }[],
): Promise<void> {
  const ids = finished.map(({ task }) => task.id);
  const held = await sumSpendEntries(tx, ids, ["reservation"]);
  const entries = finished.flatMap(({ task, charge, at }): NewSpendEntry[] => {
    const reserved = held.get(task.id);
    const release =
      reserved === undefined ? [] : [{ ...NOT_CHARGED, amount: toDollars(negate(reserved)), at }];
    return [
      ...release.map((entry) => ({ ...answerEntry(task, "release"), ...entry })),
      ...(charge ? [{ ...answerEntry(task, "charge"), ...charged(charge), at }] : []),
    ];
  });
  await insertSpendEntries(tx, entries);
}

/**
 * Gives back what is held for those of some tasks whose reply was lost, in the transaction that takes them away for good:
 * nothing that is told of them later will find them.
 */
export async function releaseLost(tx: Queryable, taskIds: readonly string[], at: Date): Promise<void> {
  const lost = await listLostTasks(tx, taskIds);
  await settleAll(
    tx,
    lost.map((task) => ({ task, charge: null, at })),
  );
}

/**
 * Enters what something other than a task's answer cost, of which nothing was held. `key` names the event among those of
 * its cause: of each there is one.
 */
export async function enterCharge(
  tx: Queryable,
  paid: Paid,
  {
    cause,
    key,
    charge,
    at,
  }: { cause: Exclude<NewSpendEntry["cause"], "answer">; key: string; charge: Charge; at: Date },
): Promise<void> {
  const entry = { ...paid, kind: "charge", cause, idempotencyKey: `${cause}:${key}:charge` } as const;
  await insertSpendEntries(tx, [{ ...entry, ...charged(charge), at }]);
}

/**
 * Enters what an accountant corrects, with the reason. `key` names it: of each there is one. Returns whether it was
 * entered.
 */
export async function enterByHand(
  tx: Queryable,
  paid: Paid,
  {
    key,
    amount,
    modelCharge,
    reason,
    reconciliationId,
    at,
  }: {
    key: string;
    amount: Nano;
    modelCharge: Nano;
    reason: string;
    /** Whose difference it settles; null for none. */
    reconciliationId: string | null;
    at: Date;
  },
): Promise<boolean> {
  const entered = await insertSpendEntries(tx, [
    {
      ...{ ...paid, ...NOT_CHARGED, kind: "correction", cause: "correction", reason, at },
      reconciliationId,
      idempotencyKey: `correction:by hand:${key}`,
      amount: toDollars(amount),
      modelCharge: toDollars(modelCharge),
    },
  ]);
  return entered === 1;
}

/**
 * Enters the difference between what a task was charged so far, the API's corrections included, and a better figure of
 * the API's. What an accountant entered stands beside it, whatever the API tells later. `source`
 * says whose figure it is: of each there is one. The caller holds the task's answer, or the failed task, so that two corrections of one
 * task come after one another.
 */
export async function correct(
  tx: Queryable,
  task: PaidTask,
  { cost, source, at }: { cost: Nano; source: string; at: Date },
): Promise<void> {
  const before = await sumSpendEntries(tx, [task.id], ["charge", "correction"]);
  const difference = subtract(cost, before.get(task.id) ?? ZERO);
  if (difference === ZERO) return;
  await insertSpendEntries(tx, [
    {
      ...paidFor(task),
      ...NOT_CHARGED,
      kind: "correction",
      cause: "correction",
      idempotencyKey: `correction:${task.id}:${source}`,
      amount: toDollars(difference),
      at,
    },
  ]);
}
