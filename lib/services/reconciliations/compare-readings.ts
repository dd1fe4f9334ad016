import "server-only";
import { takeUncompared, workspacesOfAccount } from "@/lib/db/sql/money/account-readings";
import {
  matchCalls,
  readReconciledTasks,
  sumEntered,
  type OwnAccount,
} from "@/lib/db/sql/money/reconciled-tasks";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { parseDollars, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { keptPart, type KeptResult } from "@/lib/domain/money/kept-reconciliation";
import { compareReadings } from "@/lib/domain/money/reconciliation";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { raiseNotice } from "@/lib/services/notices/raise";
import { movementBetween, readKeptCalls, readPurse, type KeptCall, type Purses } from "./reading";

/** Answers that came before a reading are entered by then. */
const SETTLING_MS = 2 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Two readings further apart are not compared: the API lists no calls that old. */
const APART_MS = 30 * DAY_MS;
/** A reading at the end of a long queue waits for the next round. */
const ROUND_MAX = 200;

/**
 * Compares what accounts were charged between two readings with the ledgers of the workspaces they are connected in,
 * once for each reading and workspace, and tells of differences. Corrects nothing.
 */
export async function compareNewReadings({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  for (let compared = 0; compared < ROUND_MAX; compared += 1)
    if (!(await withTransaction(ctx, compareNext))) return;
}

async function compareNext(ctx: InstanceContext & { tx: Transaction }): Promise<boolean> {
  const { tx } = ctx;
  const id = await takeUncompared(tx, new Date(ctx.now().getTime() - SETTLING_MS));
  if (id === null) return false;
  const row = await tx.prisma.accountReading.findUniqueOrThrow({ where: { id } });
  const { key, day } = row;
  const reading = readReading(row);
  const earlier =
    reading &&
    (await tx.prisma.accountReading.findFirst({
      where: { key, day: { lt: day }, readAt: { gt: new Date(reading.readAt.getTime() - APART_MS) } },
      orderBy: { day: "desc" },
    }));
  const before = earlier ? readReading(earlier) : null;
  const since = before?.listedFrom ?? new Date(ctx.now().getTime() - DAY_MS);
  const workspaces = await workspacesOfAccount(tx, key, since);
  const seenBy = new Set([
    ...workspaces.map(({ workspaceId }) => workspaceId),
    ...(reading?.workspaceIds ?? []),
    ...(before?.workspaceIds ?? []),
  ]);
  for (const { workspaceId, connectionId } of workspaces) {
    const own = { workspaceId, key };
    const found =
      reading && before
        ? await compareOwn(tx, own, { before, reading, isAlone: seenBy.size === 1 })
        : { state: reading ? ("first" as const) : ("unread" as const), failure: row.failure };
    await write(ctx, { ...own, connectionId, day, found, readings: { from: before, to: reading } });
  }
  await tx.prisma.accountReading.update({ where: { id }, data: { comparedAt: ctx.now() } });
  return true;
}

interface Reading {
  readAt: Date;
  listedFrom: Date;
  purses: Purses;
  calls: KeptCall[];
  unreadable: number;
  workspaceIds: string[];
}

interface ReadingRow {
  readAt: Date | null;
  listedFrom: Date | null;
  moneyBefore: unknown;
  moneyAfter: unknown;
  calls: unknown;
  unreadable: number;
  workspaceIds: string[];
}

/** Null where the account was not read. */
function readReading({
  readAt,
  listedFrom,
  moneyBefore,
  moneyAfter,
  calls,
  ...rest
}: ReadingRow): Reading | null {
  const [before, after] = [readPurse(moneyBefore), readPurse(moneyAfter)];
  if (readAt === null || listedFrom === null || before === null || after === null) return null;
  return { ...rest, readAt, listedFrom, purses: { before, after }, calls: readKeptCalls(calls) };
}

type Found =
  | { state: "first" | "unread"; failure: string | null }
  | { state: "agreed" | "differs"; open: string; result: KeptResult };

/**
 * Compares for one workspace. Only where the account is its own alone does it see what the account paid and which calls
 * are not its own: of an account that others share it sees its own calls, and nothing else.
 */
async function compareOwn(
  tx: Transaction,
  own: OwnAccount,
  { before, reading, isAlone }: { before: Reading; reading: Reading; isAlone: boolean },
): Promise<Found> {
  const span = { from: before.readAt, to: reading.readAt };
  const matched = await matchCalls(tx, own, reading.calls);
  const earlier = new Map(before.calls.map(({ id, cost }) => [id, cost]));
  const calls = reading.calls.map(({ id, posted, cost }) => ({
    ...{ id, posted, taskId: matched.get(id) ?? null, after: parseDollars(cost) },
    before: parseDollars(earlier.get(id) ?? (Date.parse(posted) < before.listedFrom.getTime() ? cost : "0")),
  }));
  const tasks = await readReconciledTasks(tx, own, { taskIds: [...matched.values()], ...span });
  const entered = await sumEntered(tx, own, span);
  const { paid, deposited, blur } = movementBetween(before.purses, reading.purses);
  const { difference, open, agrees, parts, notListed } = compareReadings({
    ...{ entered, calls, tasks, paid: isAlone ? paid : null, whileRead: isAlone ? blur : ZERO },
  });
  return {
    state: agrees ? "agreed" : "differs",
    open: toDollars(open),
    result: {
      paid: isAlone ? toDollars(paid) : null,
      deposited: isAlone && deposited !== null ? toDollars(deposited) : null,
      entered: toDollars(entered),
      difference: toDollars(difference),
      parts: parts.map(keptPart),
      notListed: { tasks: notListed.tasks, amount: toDollars(notListed.amount) },
      unreadable: isAlone ? reading.unreadable : 0,
    },
  };
}

interface Row extends OwnAccount {
  connectionId: string;
  day: Date;
  found: Found;
  readings: { from: Reading | null; to: Reading | null };
}

/** Keeps what was found; what was kept of a try that failed is written over, and nothing else ever is. */
async function write(ctx: InstanceContext & { tx: Transaction }, row: Row): Promise<void> {
  const { workspaceId, key: accountKey, connectionId, day, found, readings } = row;
  const { tx } = ctx;
  const at = ctx.now();
  const { state, ...compared } = found;
  const data = {
    ...{ connectionId, at, state },
    readFrom: readings.from?.readAt ?? null,
    readTo: readings.to?.readAt ?? null,
    ...("open" in compared
      ? { difference: compared.open, failure: null, result: compared.result }
      : { failure: compared.failure }),
  };
  await tx.prisma.reconciliation.createMany({
    data: [{ workspaceId, accountKey, day, ...data }],
    skipDuplicates: true,
  });
  const where = { workspaceId, accountKey, day };
  await tx.prisma.reconciliation.updateMany({ where: { ...where, state: "unread" }, data });
  if (found.state !== "differs") return;
  const { id } = await tx.prisma.reconciliation.findFirstOrThrow({ where, select: { id: true } });
  await raiseNotice(tx, {
    ...{ workspaceId, kind: "reconciliation_difference", cause: id, subjectId: id, at },
    facts: { day: day.toISOString().slice(0, 10), difference: found.open },
  });
}
