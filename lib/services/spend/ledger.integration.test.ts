import { expect, it, beforeAll } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { nano, parseDollars } from "@/lib/domain/amounts/money";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { check, DAY, entriesOf, freshRun, losesNothing, play, report } from "@/test/ledger";
import { makeWatchable } from "@/test/statements";
import { newConnection, newWorkspace } from "@/test/workspace";
import { correctSpend, exportLedger, reportSpend } from ".";
import { enterCharge } from "./ledger";

beforeAll(() => makeWatchable(getPool()));

it("loses and makes up nothing, whatever happens at once, again, or half", { timeout: 120_000 }, () =>
  losesNothing({ seed: 61_803, numRuns: 15 }),
);

it("holds, gives back, charges and corrects one task, each once", async () => {
  const run = await freshRun([parseDollars("0.030000001")]);
  const of = { task: 0, diesAt: null };
  const answered = {
    ...of,
    kind: "answer",
    cost: nano(35_754_801n),
    modelCharge: nano(35_154_801n),
  } as const;
  const corrected = { ...of, kind: "correct", source: "id_list", cost: nano(35_754_799n) } as const;
  const plan = { ...of, kind: "plan", waits: false } as const;
  const played = await play(run, [
    [{ ...plan, diesAt: 3 }],
    [plan, plan],
    [{ ...answered, diesAt: 5 }],
    [answered, answered],
    [answered],
    [corrected, corrected],
    [{ ...corrected, source: "invoice", cost: nano(40_000_000n) }],
    [{ ...corrected, cost: nano(7n) }],
  ]);
  const [first] = run.rows;
  expect(first && (await entriesOf(first.task.id))).toEqual([
    ["reservation", 30_000_001n],
    ["release", -30_000_001n],
    ["charge", 35_754_801n],
    ["correction", -2n],
    ["correction", 4_245_201n],
  ]);
  await check(run, played);
  expect(await report(run.workspace)).toMatchObject({
    total: { spent: "0.04", calls: 1 },
    held: { underWay: { amount: "0", tasks: 0 }, unknown: { amount: "0", tasks: 0 } },
  });
});

it("gives back what is held for a lost reply when it goes for good, once", async () => {
  const run = await freshRun([nano(7n)]);
  const of = { task: 0, diesAt: null };
  const purge = { ...of, kind: "purge" } as const;
  const played = await play(run, [
    [{ ...of, kind: "plan", waits: false }],
    [purge],
    [{ ...of, kind: "lose" }],
    [{ ...purge, diesAt: 4 }],
    [purge, purge, purge],
    [{ ...of, kind: "answer", cost: nano(9n), modelCharge: null }],
  ]);
  const [row] = run.rows;
  expect(row && (await entriesOf(row.task.id))).toEqual([
    ["reservation", 7n],
    ["release", -7n],
  ]);
  await check(run, played);
});

it("takes a charge that no task made, once, and reports it with the others", async () => {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const paid = { workspaceId, runId: null, taskId: null, engine: "gemini", model: "m-1", memberId: null };
  const charge = { cost: nano(1_234_567n), modelCharge: nano(1_234_000n), inputTokens: 5, outputTokens: 7 };
  const enter = (key: string) =>
    withTransaction({}, ({ tx }) =>
      enterCharge(tx, paid, {
        cause: "correction",
        key,
        charge: { ...charge, reasoningTokens: null },
        at: new Date(`${DAY}T23:59:59Z`),
      }),
    );
  await Promise.all([enter("invoice 7"), enter("invoice 7"), enter("invoice 8")]);
  expect(await report(workspace)).toMatchObject({
    total: { spent: "0.002469134", modelCharge: "0.002468", calls: 2, inputTokens: 10, outputTokens: 14 },
    held: { underWay: { tasks: 0 }, unknown: { tasks: 0 } },
  });
});

it("an accountant's correction is an entry with a reason, once, which the API's later figure leaves alone", async () => {
  const run = await freshRun([parseDollars("0.03")]);
  const [row] = run.rows;
  const { ctx, workspaceId, userId } = run.workspace;
  const of = { task: 0, diesAt: null };
  await play(run, [
    [{ ...of, kind: "plan", waits: false }],
    [{ ...of, kind: "answer", cost: nano(20_000_000n), modelCharge: nano(19_400_000n) }],
  ]);
  const requestKey = crypto.randomUUID();
  const input = { requestKey, taskId: row?.task.id ?? "", connectionId: null, amount: "-0.005" };
  const correction = { ...input, modelCharge: "-0.004", reason: "  Credit note 12\n" };
  const entered = await Promise.all([1, 2].map(() => correctSpend({ ctx, input: correction })));
  expect(entered.map(({ entered }) => entered).sort()).toEqual([false, true]);
  await play(run, [[{ ...of, kind: "correct", source: "id_list", cost: nano(21_000_000n) }]]);
  // 0.021 told by the API, and 0.005 less by the accountant.
  const batches = [];
  const today = { from: "2026-01-01", to: "2099-12-31", zone: "UTC" };
  for await (const batch of exportLedger({ ctx, input: { ...ANY_SPEND, ...today } })) batches.push(...batch);
  expect(batches.map(({ kind, amount, serviceFee, reason }) => [kind, amount, serviceFee, reason])).toEqual([
    ["reservation", "0.030000000", null, null],
    ["release", "-0.030000000", null, null],
    ["charge", "0.020000000", "0.000600000", null],
    ["correction", "-0.005000000", "-0.001000000", "Credit note 12"],
    ["correction", "0.001000000", "0.001000000", null],
  ]);
  expect(batches.every(({ connection }) => connection === "Hosted API")).toBe(true);
  const audit = await getDb().auditEntry.findMany({ where: { workspaceId, action: "spend.correct" } });
  expect(audit).toMatchObject([
    { actorId: userId, entityId: requestKey, after: { amount: "-0.005", reason: "Credit note 12" } },
  ]);
});

it("a correction may be of a connection or of nothing in particular; one of nothing, or of no reason, is none", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const api = { baseUrl: "http://127.0.0.1:1", login: "login", password: "password" };
  const connectionId = await newConnection(workspaceId, api);
  const correct = (change: object) =>
    correctSpend({
      ctx,
      input: {
        ...{
          requestKey: crypto.randomUUID(),
          taskId: null,
          connectionId: null,
          amount: "1.5",
          reason: "Why",
        },
        ...change,
      },
    });
  await correct({});
  await correct({ connectionId, amount: "-0.25" });
  const kept = await getDb().spendEntry.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
  expect(kept.map((entry) => [entry.connectionId, entry.engine, entry.amount.toFixed()])).toEqual([
    [null, null, "1.5"],
    [connectionId, null, "-0.25"],
  ]);
  const { groups } = await reportSpend({
    ctx,
    input: {
      filter: { ...ANY_SPEND, from: "2026-01-01", to: "2035-12-31", zone: "UTC" },
      by: "day",
      groupBy: "model",
    },
  });
  expect(groups).toMatchObject([{ key: null, name: null, engine: null, spent: "1.25" }]);
  for (const wrong of [{ amount: "0" }, { amount: "0.0000000001" }, { reason: " " }])
    await expect(correct(wrong)).rejects.toMatchObject({ name: "ZodError" });
  for (const gone of [
    { taskId: "x" },
    { taskId: crypto.randomUUID() },
    { connectionId: crypto.randomUUID() },
  ])
    await expect(correct(gone)).rejects.toMatchObject({ code: "not_found" });
  await expect(
    correctSpend({
      ctx: { ...ctx, actor: { kind: "member", userId: crypto.randomUUID(), role: "researcher" } },
      input: {
        requestKey: crypto.randomUUID(),
        taskId: null,
        connectionId: null,
        amount: "1",
        reason: "Why",
      },
    }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
