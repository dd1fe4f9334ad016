import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { insertSpendEntries, type NewSpendEntry } from "@/lib/db/sql/insert-spend-entries";
import { sumSpendEntries } from "@/lib/db/sql/sum-spend-entries";
import { negate, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/money";

// All that writes the ledger. Each entry's key names what happened, so that an event that is delivered twice, or by two
// processes at once, is entered once.

/** What money goes for: a task, whole rows of which will do. */
export interface PaidTask {
  id: string;
  workspaceId: string;
  runId: string;
  engine: string;
  modelAsked: string;
  createdById: string | null;
}

const UNKNOWN_TOKENS = { inputTokens: null, outputTokens: null, reasoningTokens: null };

const entryOf = ({ id, workspaceId, runId, engine, modelAsked, createdById }: PaidTask) => ({
  workspaceId,
  runId,
  taskId: id,
  engine,
  model: modelAsked,
  memberId: createdById,
  modelCharge: "0",
  ...UNKNOWN_TOKENS,
});

/** The entry of a task that asks for an answer: there is one of each kind. */
const answerEntry = (task: PaidTask, kind: "reservation" | "release" | "charge") =>
  ({ ...entryOf(task), kind, cause: "answer", idempotencyKey: `answer:${task.id}:${kind}` }) as const;

/**
 * Holds back what tasks are expected to cost, decimal dollars, before anything is asked. Whatever reserves comes
 * through here, in the transaction that plans the tasks: this is where budgets will be locked and checked.
 */
export async function reserve(
  tx: Queryable,
  held: readonly { task: PaidTask; amount: string }[],
  at: Date,
): Promise<void> {
  await insertSpendEntries(
    tx,
    held.map(({ task, amount }) => ({ ...answerEntry(task, "reservation"), amount, at })),
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

/** Gives a finished task's reservation back and enters what it cost; null where nothing was charged. */
export async function settle(tx: Queryable, task: PaidTask, charge: Charge | null, at: Date): Promise<void> {
  const entries: NewSpendEntry[] = [];
  const held = await sumSpendEntries(tx, task.id, ["reservation"]);
  if (held !== null) entries.push({ ...answerEntry(task, "release"), amount: toDollars(negate(held)), at });
  if (charge) {
    const { cost, modelCharge, ...tokens } = charge;
    entries.push({
      ...answerEntry(task, "charge"),
      ...tokens,
      amount: toDollars(cost),
      modelCharge: modelCharge === null ? null : toDollars(modelCharge),
      at,
    });
  }
  await insertSpendEntries(tx, entries);
}

/**
 * Enters the difference between what a task was charged so far, corrections included, and a better figure. `source`
 * says whose figure it is: of each there is one. The caller holds the task's answer, so that two corrections of one
 * task come after one another.
 */
export async function correct(
  tx: Queryable,
  task: PaidTask,
  { cost, source, at }: { cost: Nano; source: string; at: Date },
): Promise<void> {
  const charged = await sumSpendEntries(tx, task.id, ["charge", "correction"]);
  const difference = subtract(cost, charged ?? ZERO);
  if (difference === ZERO) return;
  await insertSpendEntries(tx, [
    {
      ...entryOf(task),
      kind: "correction",
      cause: "correction",
      idempotencyKey: `correction:${task.id}:${source}`,
      amount: toDollars(difference),
      at,
    },
  ]);
}
