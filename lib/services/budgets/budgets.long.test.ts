import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { parseDollars } from "@/lib/domain/amounts/money";
import { env, testSeed } from "@/lib/env";
import { freshAsker } from "@/test/budgets/asker";
import { startInProcesses, type Starts } from "@/test/budgets/crowd";
import { openLongDatabase } from "@/test/long-database";
import { listBudgets, makeBudget } from ".";

const PROCESSES = 4;
const STARTS = 200;

let close: () => Promise<void>;

beforeAll(async () => {
  close = await openLongDatabase();
});
afterAll(() => close());

const anyStart = (userId: string): fc.Arbitrary<Starts["starts"][number]> =>
  fc.record({
    userId: fc.constantFrom(userId, userId, null),
    calls: fc.integer({ min: 1, max: 5 }),
    high: fc.constantFrom("0.07", "0.013", "0.000000001", "0.4"),
    label: fc.constantFrom("a", "b", null),
    onlyWhatFits: fc.boolean(),
  });

it("200 starts from four processes never take a budget over its amount, and never wait for each other for ever", async () => {
  const asker = await freshAsker();
  const { ctx, workspaceId, userId } = asker.workspace;
  const budget = (name: string, amount: string, of: Parameters<typeof makeBudget>[0]["input"]["of"]) =>
    makeBudget({ ctx, input: { name, amount, of, warnAt: [50, 100], period: "month", startsOn: null } });
  await budget("all", "10", { of: "workspace" });
  await budget("mine", "6", { of: "member", id: userId });
  await budget("a", "3", { of: "label", label: "a" });
  await budget("b", "2.5", { of: "label", label: "b" });
  const seed = testSeed();
  const starts = fc.sample(anyStart(userId), { numRuns: STARTS, seed });
  const lists = Array.from({ length: PROCESSES }, (_, process) => ({
    workspaceId,
    asker: { connectionId: asker.connectionId, promptVersionId: asker.promptVersionId },
    starts: starts.filter((_start, place) => place % PROCESSES === process),
  }));
  const ends = await startInProcesses(lists, {
    DATABASE_URL: env().databaseUrl,
    SIGHTLINE_SECRET: env().secret,
    LOG_LEVEL: "silent",
  });
  expect(ends, `seed ${seed}`).toHaveLength(STARTS);
  expect([...new Set(ends)].sort(), `seed ${seed}`).toEqual(["conflict", "started"]);
  const budgets = await listBudgets({ ctx });
  for (const { name, amount, held } of budgets)
    expect(
      parseDollars(held) <= parseDollars(amount),
      `${name} holds ${held} of ${amount}, seed ${seed}`,
    ).toBe(true);
  expect(budgets.some(({ blocked }) => blocked)).toBe(true);
  const { rows } = await getPool().query("select sum(deadlocks)::int as deadlocks from pg_stat_database");
  expect(rows).toEqual([{ deadlocks: 0 }]);
});
