import fc from "fast-check";
import type { PoolClient } from "pg";
import { afterEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { getPool } from "@/lib/db/pool";
import { foldStep, foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { insertSpendEntries, type NewSpendEntry } from "@/lib/db/sql/money/insert-spend-entries";
import { readSpendCells, readSpendOutcomes } from "@/lib/db/sql/money/spend";
import { sumBudgets } from "@/lib/db/sql/money/sum-budgets";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { inTransaction } from "@/lib/db/transaction";
import { parseDollars } from "@/lib/domain/amounts/money";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { dayAt, listDays } from "@/lib/domain/time/day-span";
import { plantOne } from "@/test/plant-one";
import { newWorkspace } from "@/test/workspace";

/** Whole hours, halves, quarters, and a change of the clock by half an hour. */
const ZONES = ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York"] as const;
const [FIRST, LAST] = ["2026-09-28", "2026-11-05"];
const DAYS = listDays(FIRST, LAST);

/** What is entered of something: an amount in nano-dollars, of one of a few models, at a quarter of an hour. */
interface Entered {
  kind: "charge" | "correction";
  amount: number;
  model: string;
  at: Date;
}

const entered: fc.Arbitrary<Entered> = fc.record({
  kind: fc.constantFrom("charge" as const, "correction" as const),
  amount: fc.integer({ min: -1_000, max: 1_000_000 }),
  model: fc.constantFrom("m-1", "m-2"),
  // 35 days from the first hours of September 30th, on either side of every midnight.
  at: fc
    .tuple(fc.integer({ min: 0, max: 35 * 96 }), fc.constantFrom(0, 1))
    .map(([quarters, before]) => new Date(Date.parse("2026-09-30T00:00:00Z") + quarters * 900_000 - before)),
});

const asEntry = (workspaceId: string, { kind, amount, model, at }: Entered): NewSpendEntry => ({
  ...{ workspaceId, kind, cause: "correction", idempotencyKey: crypto.randomUUID() },
  ...{ runId: null, taskId: null, engine: "gemini", model, memberId: null },
  amount: (amount / 1e9).toFixed(9),
  modelCharge: null,
  ...{ inputTokens: 3, outputTokens: null, reasoningTokens: null },
  at,
});

/** Transactions that are still open. */
const open: PoolClient[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) {
    await client.query("rollback");
    client.release();
  }
});

/** What the reports say of each day and model, in nano-dollars, with the calls; of one model, where one is named. */
async function reported(workspaceId: string, zone: string, model: string | null = null): Promise<string[]> {
  const filter = { ...ANY_SPEND, zone, from: FIRST, to: LAST, model };
  const cells = await readSpendCells(inWorkspace(workspaceId, getPool()), filter, {
    by: "model",
    firstDays: DAYS,
  });
  return cells
    .map(
      ({ from, key, spent, calls, inputTokens }) =>
        `${from} ${key} ${parseDollars(spent)} ${calls} ${inputTokens}`,
    )
    .sort();
}

/** The same, added up one entry after the other. */
function addedUp(entries: readonly Entered[], zone: string): string[] {
  const sums = new Map<string, { spent: number; calls: number; tokens: number }>();
  for (const { kind, amount, model, at } of entries) {
    const key = `${dayAt(at, zone)} ${model}`;
    const sum = sums.get(key) ?? { spent: 0, calls: 0, tokens: 0 };
    const calls = sum.calls + (kind === "charge" ? 1 : 0);
    sums.set(key, { spent: sum.spent + amount, calls, tokens: sum.tokens + 3 });
  }
  return [...sums].map(([key, { spent, calls, tokens }]) => `${key} ${spent} ${calls} ${tokens}`).sort();
}

const commands = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .array(entered, { minLength: 1, maxLength: 4 })
        .map((entries) => ({ do: "enter" as const, entries })),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(entered, { minLength: 1, maxLength: 3 })
        .map((entries) => ({ do: "enter late" as const, entries })),
    },
    { weight: 2, arbitrary: fc.constant({ do: "commit the late" as const }) },
    {
      weight: 4,
      arbitrary: fc.integer({ min: 1, max: 3 }).map((atOnce) => ({ do: "fold" as const, atOnce })),
    },
    { weight: 1, arbitrary: fc.constant({ do: "one step" as const }) },
    { weight: 1, arbitrary: fc.constantFrom(...ZONES).map((zone) => ({ do: "move" as const, zone })) },
  ),
  { minLength: 4, maxLength: 14 },
);

it("sums are what the entries add up to, whatever is entered, committed late, folded at once or moved to another zone", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (played) => {
      const { workspaceId } = await newWorkspace();
      const committed: Entered[] = [];
      const late: { client: PoolClient; entries: readonly Entered[] }[] = [];
      const insert = (entries: readonly Entered[], db: Parameters<typeof insertSpendEntries>[0]) =>
        insertSpendEntries(
          db,
          entries.map((entry) => asEntry(workspaceId, entry)),
        );
      const commitLate = async () => {
        for (const { client, entries } of late.splice(0)) {
          await client.query("commit");
          open.splice(open.indexOf(client), 1);
          client.release();
          committed.push(...entries);
        }
      };
      const fold = () => foldWorkspace(getPool(), workspaceId);
      for (const command of [
        ...played,
        { do: "commit the late" } as const,
        { do: "fold", atOnce: 1 } as const,
      ]) {
        switch (command.do) {
          case "enter":
            await insert(command.entries, getPool());
            committed.push(...command.entries);
            break;
          case "enter late": {
            if (late.length === 2) break;
            const client = await getPool().connect();
            open.push(client);
            await client.query("begin");
            await insert(command.entries, client);
            late.push({ client, entries: command.entries });
            break;
          }
          case "commit the late":
            await commitLate();
            break;
          case "fold":
            await Promise.all(Array.from({ length: command.atOnce }, fold));
            break;
          case "one step":
            await inTransaction(getPool(), (tx) => foldStep(tx, workspaceId));
            break;
          case "move":
            await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: command.zone } });
            break;
        }
        const { timeZone } = await getDb().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
        for (const zone of new Set([timeZone, "Asia/Kathmandu"]))
          expect(await reported(workspaceId, zone)).toEqual(addedUp(committed, zone));
        // Of one model other sums tell than of all: those that know the model that answered as well.
        const ofOne = committed.filter(({ model }) => model === "m-1");
        expect(await reported(workspaceId, timeZone, "m-1")).toEqual(addedUp(ofOne, timeZone));
      }
      // All of it is in the sums now: nothing is left to be read one by one.
      expect(await getDb().spendUnfolded.count({ where: { workspaceId } })).toBe(0);
      const { _sum } = await getDb().spendSum.aggregate({ where: { workspaceId }, _sum: { amount: true } });
      expect(Number(_sum.amount ?? 0) * 1e9).toBeCloseTo(
        committed.reduce((sum, { amount }) => sum + amount, 0),
        0,
      );
    }),
    { numRuns: 8, seed: 23 },
  );
});

it("an entry that is committed after a later one was summed is counted once, and nobody waits for the summing", async () => {
  const { workspaceId } = await newWorkspace();
  const of = { kind: "charge" as const, model: "m-1", at: new Date("2026-10-10T18:15:00Z") };
  const enter = (amount: number, db: Parameters<typeof insertSpendEntries>[0] = getPool()) =>
    insertSpendEntries(db, [asEntry(workspaceId, { ...of, amount })]);
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "Asia/Kathmandu" } });
  await foldWorkspace(getPool(), workspaceId);
  const late = await getPool().connect();
  open.push(late);
  await late.query("begin");
  await enter(1, late);
  await enter(20);
  await foldWorkspace(getPool(), workspaceId);
  await late.query("commit");
  await enter(300);
  // In Kathmandu it is midnight: the day after in the zone, the day itself in UTC.
  expect(await reported(workspaceId, "Asia/Kathmandu")).toEqual(["2026-10-11 m-1 321 3 9"]);
  await inTransaction(getPool(), async (folding) => {
    expect(await foldStep(folding, workspaceId)).toBe(true);
    await enter(4_000);
    expect(await reported(workspaceId, "Asia/Kathmandu")).toEqual(["2026-10-11 m-1 4321 4 12"]);
  });
  expect(await reported(workspaceId, "Asia/Kathmandu")).toEqual(["2026-10-11 m-1 4321 4 12"]);
  expect(await reported(workspaceId, "UTC")).toEqual(["2026-10-10 m-1 4321 4 12"]);
  const budget = await getDb().budget.create({
    data: {
      ...{ workspaceId, name: "b", amount: "1", period: "once", warnAt: [] },
      startsOn: new Date("2026-10-11"),
    },
  });
  const spentFrom = async (day: string, zone: string) => {
    const { from, before } = momentsOf({ from: day, to: null, zone });
    const spans = from ? [{ id: budget.id, zone, from, before }] : [];
    return (await sumBudgets(getPool(), workspaceId, spans)).get(budget.id)?.spent;
  };
  expect(await spentFrom("2026-10-11", "Asia/Kathmandu")).toBe("0.000004321");
  expect(await spentFrom("2026-10-12", "Asia/Kathmandu")).toBe("0");
  expect(await spentFrom("2026-10-11", "UTC")).toBe("0");
  expect(await spentFrom("2026-10-10", "UTC")).toBe("0.000004321");
});

it("what is entered of a call that goes on is summed once it has ended, by how it ended", async () => {
  const { workspaceId, task } = await plantOne();
  const fold = () => foldWorkspace(getPool(), workspaceId);
  const outcomes = async () => {
    const filter = { ...ANY_SPEND, zone: "UTC", from: "2026-10-01", to: "2026-10-31" };
    const { answered, failed } = await readSpendOutcomes(inWorkspace(workspaceId, getPool()), filter);
    return [Number(answered.spent), Number(failed.spent)];
  };
  await getDb().task.update({ where: { id: task }, data: { state: "unknown" } });
  await fold();
  await insertSpendEntries(getPool(), [
    {
      ...asEntry(workspaceId, { kind: "correction", amount: 5, model: "m-1", at: new Date("2026-10-10") }),
      taskId: task,
    },
  ]);
  await fold();
  expect(await outcomes()).toEqual([0, 5e-9]);
  await getDb().task.update({ where: { id: task }, data: { state: "answered" } });
  expect(await outcomes()).toEqual([5e-9, 0]);
  await fold();
  expect(await outcomes()).toEqual([5e-9, 0]);
  expect(await getDb().spendUnfolded.count({ where: { workspaceId } })).toBe(0);
});
