import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { listUntoldBudgets } from "@/lib/db/sql/money/untold-budgets";
import type { NewBudget } from "@/lib/domain/money/budget-fields";
import { add, nano, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { systemContext } from "@/lib/services/context";
import { listNotices } from "@/lib/services/notices";
import { correctSpend } from "@/lib/services/spend";
import { saveFailure, saveUnknown } from "@/lib/services/tasks/finish";
import { cancelRun } from "@/lib/services/runs";
import { ask, asMember, freshAsker, type Asker, type Wanted } from "@/test/budgets/asker";
import { archiveBudget, changeBudget, listBudgetRooms, listBudgets, makeBudget, tellOfBudgets } from ".";

const MONTHLY = {
  name: "Autumn",
  amount: "10",
  warnAt: [50, 80, 100],
  period: "month",
  startsOn: null,
} as const;

const make = ({ workspace: { ctx } }: Asker, changes: Partial<NewBudget> = {}) =>
  makeBudget({
    ctx,
    input: { ...MONTHLY, warnAt: [...MONTHLY.warnAt], of: { of: "workspace" }, ...changes },
  });

const start = (asker: Asker, wanted: Wanted, ctx = asker.workspace.ctx) => ask(ctx, asker, wanted);

const stateOf = async ({ workspace: { ctx } }: Asker) => {
  const [budget] = await listBudgets({ ctx });
  if (!budget) throw new Error("there is no budget");
  const { spent, held, left, passed, blocked } = budget;
  return { spent, held, left, passed, blocked };
};

const eventsOf = async ({ workspace: { workspaceId } }: Asker) => {
  const events = await getDb().budgetEvent.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
  return events.map(({ share, amount }) => [share, amount.toFixed()]);
};

/** What people were told of budgets, oldest first: the share, or that something was refused. */
const toldOf = async ({ workspace: { ctx } }: Asker) => {
  const { notices } = await listNotices({ ctx });
  return notices
    .flatMap(({ kind, facts }) =>
      kind === "budget_warning" ? facts.share : kind === "budget_blocked" ? "blocked" : [],
    )
    .toReversed();
};

/** As several workers would. */
const tell = () => Promise.all([1, 2, 3].map(() => tellOfBudgets({ ctx: systemContext("test") })));

/** A task's call ends and is charged. */
async function charge(taskId: string | undefined, dollars: string, at = new Date()): Promise<void> {
  const why = { statusCode: 40501, statusMessage: null, failureKind: null, exchange: null } as const;
  await saveFailure({}, { taskId: taskId ?? "", ...why, cost: parseDollars(dollars), at });
}

describe("a start", () => {
  it("takes what fits to the nano-dollar, and is refused what does not, with what is left and until when", async () => {
    const asker = await freshAsker();
    await make(asker);
    const first = await start(asker, { calls: 2, high: "2" });
    await charge(first?.taskIds[0], "1.5");
    expect(await stateOf(asker)).toEqual({
      spent: "1.5",
      held: "2",
      left: "6.5",
      passed: [],
      blocked: false,
    });
    await expect(start(asker, { calls: 3, high: "2.5" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^The budget “Autumn” has \$6\.50 left until .+: of \$10\.00 a month, \$1\.50 is spent and \$2\.00 held for what is under way\. This may cost up to \$7\.50\. 2 of 3 questions fit\. Nothing was sent\.$/,
      ),
    });
    expect(await getDb().run.count({ where: { workspaceId: asker.workspace.workspaceId } })).toBe(1);
    await start(asker, { calls: 1, high: "6.5" });
    await expect(start(asker, { calls: 1, high: "0.000000001" })).rejects.toMatchObject({
      message: expect.stringContaining("Nothing of it fits."),
    });
    expect(await stateOf(asker)).toMatchObject({
      held: "8.5",
      left: "0",
      passed: [50, 80, 100],
      blocked: true,
    });
  });

  it("may be of the part that fits: the plan's first calls, as a plan of its own", async () => {
    const asker = await freshAsker();
    await make(asker, { amount: "1" });
    const part = await start(asker, { calls: 120, high: "0.026", onlyWhatFits: true });
    expect(part?.taskIds).toHaveLength(38);
    const run = await getDb().run.findUniqueOrThrow({
      where: { id: part?.runId },
      include: { tasks: { orderBy: { repeat: "asc" } } },
    });
    expect(run.tasks.map(({ repeat }) => repeat)).toEqual(Array.from({ length: 38 }, (_, place) => place));
    expect(run.expectedHigh?.toFixed()).toBe("0.988");
    // What was left out is told of with what was sent, beside the share that was passed.
    const { notices } = await listNotices({ ctx: asker.workspace.ctx });
    expect(notices.map(({ kind, facts }) => [kind, facts])).toEqual(
      expect.arrayContaining([["budget_blocked", { left: "1", asked: 120, sent: 38 }]]),
    );
    await expect(start(asker, { calls: 2, high: "0.026", onlyWhatFits: true })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("has a cap of its own, whatever budgets allow", async () => {
    const asker = await freshAsker();
    await expect(start(asker, { calls: 3, high: "0.5", cap: "1.2" })).rejects.toMatchObject({
      message: "This may cost up to $1.50, and its cap is $1.20. 2 of 3 questions fit. Nothing was sent.",
    });
    const part = await start(asker, { calls: 3, high: "0.5", cap: "1.2", onlyWhatFits: true });
    expect(part?.taskIds).toHaveLength(2);
    const run = await getDb().run.findUniqueOrThrow({ where: { id: part?.runId } });
    expect(run.cap?.toFixed()).toBe("1.2");
  });

  it("is counted against the budgets that concern it, and no others", async () => {
    const asker = await freshAsker();
    const other = await freshAsker();
    const { ctx, workspaceId, userId } = asker.workspace;
    await getDb().membership.create({
      data: { workspaceId, userId: other.workspace.userId, role: "researcher" },
    });
    await make(asker, { name: "hers", of: { of: "member", id: other.workspace.userId }, amount: "1" });
    await make(asker, { name: "pilot", of: { of: "label", label: "pilot" }, amount: "2" });
    // Another workspace's.
    await make(other, { amount: "0.1" });
    await start(asker, { calls: 1, high: "5", label: "pilots" });
    const hers = asMember(ctx, other.workspace.userId);
    await expect(start(asker, { calls: 1, high: "1.5" }, hers)).rejects.toMatchObject({
      message: expect.stringContaining("“hers”"),
    });
    await expect(start(asker, { calls: 1, high: "2.5", label: "pilot" })).rejects.toMatchObject({
      message: expect.stringContaining("“pilot”"),
    });
    await start(asker, { calls: 1, high: "0.75", label: "pilot" }, hers);
    const states = await listBudgets({ ctx });
    expect(states.map(({ name, held }) => [name, held])).toEqual([
      ["hers", "0.75"],
      ["pilot", "0.75"],
    ]);
    expect((await listBudgetRooms({ ctx: asMember(ctx, userId) })).map(({ name }) => name)).toEqual([
      "pilot",
    ]);
    await expect(make(asker, { of: { of: "member", id: randomUUID() } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("that is sent twice at once is sent once, also where the first takes all that was left", async () => {
    const asker = await freshAsker();
    await make(asker, { amount: "1" });
    const requestKey = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => start(asker, { calls: 1, high: "1", requestKey })));
    expect(sent.filter((one) => one !== null)).toHaveLength(1);
    expect(await eventsOf(asker)).toEqual([
      [50, "1"],
      [80, "1"],
      [100, "1"],
    ]);
  });
});

describe("what is used", () => {
  it("is given back by what fails or is cancelled, and stays held for what may have been billed", async () => {
    const asker = await freshAsker();
    await make(asker);
    const run = await start(asker, { calls: 4, high: "1" });
    const [failed, lost, charged] = run?.taskIds ?? [];
    await charge(failed, "0");
    await charge(charged, "1.25");
    await getDb().task.update({ where: { id: lost }, data: { state: "calling" } });
    await saveUnknown({}, { taskId: lost ?? "", failureKind: "timeout", exchange: null, at: new Date() });
    expect(await stateOf(asker)).toMatchObject({ spent: "1.25", held: "2", left: "6.75" });
    await cancelRun({ ctx: asker.workspace.ctx, input: { id: run?.runId ?? "" } });
    expect(await stateOf(asker)).toMatchObject({ spent: "1.25", held: "1", left: "7.75" });
  });

  it("is of the period in the workspace's zone; what is under way counts in this one, what was lost where it was sent", async () => {
    const asker = await freshAsker();
    const { workspaceId, ctx } = asker.workspace;
    await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "Pacific/Auckland" } });
    await make(asker, { period: "day" });
    // In Auckland the 12th begins at noon of the 11th, in UTC.
    const at = (time: string) => ({ ...ctx, now: () => new Date(time) });
    const run = await start(asker, { calls: 4, high: "1" }, at("2026-06-11T11:00:00Z"));
    const [before, after, lost] = run?.taskIds ?? [];
    await charge(before, "0.1", new Date("2026-06-11T11:59:59.999Z"));
    await charge(after, "0.2", new Date("2026-06-11T12:00:00Z"));
    await getDb().task.update({ where: { id: lost }, data: { state: "unknown" } });
    const used = async (time: string) => {
      const [budget] = await listBudgets({ ctx: at(time) });
      return [budget?.days.from, budget?.spent, budget?.held];
    };
    expect(await used("2026-06-11T11:59:59Z")).toEqual(["2026-06-11", "0.1", "2"]);
    expect(await used("2026-06-11T12:00:00Z")).toEqual(["2026-06-12", "0.2", "1"]);
  });

  it("takes corrections into account, an accountant's too", async () => {
    const asker = await freshAsker();
    await make(asker, { period: "once", startsOn: "2026-01-01" });
    const { ctx } = asker.workspace;
    const about = { taskId: null, connectionId: null, reason: "Invoice" };
    await correctSpend({ ctx, input: { requestKey: randomUUID(), amount: "9.5", ...about } });
    await expect(start(asker, { calls: 1, high: "1" })).rejects.toMatchObject({ code: "conflict" });
    await correctSpend({ ctx, input: { requestKey: randomUUID(), amount: "-0.5", ...about } });
    await start(asker, { calls: 1, high: "1" });
    expect(await stateOf(asker)).toMatchObject({ spent: "9", held: "1", left: "0" });
  });
});

describe("a share that is passed and a refusal", () => {
  it("are kept once a period for an amount and told once, and again once the amount is another", async () => {
    const asker = await freshAsker();
    const { ctx, workspaceId } = asker.workspace;
    const { id } = await make(asker);
    await start(asker, { calls: 1, high: "4.99" });
    expect(await eventsOf(asker)).toEqual([]);
    await start(asker, { calls: 1, high: "3.5" });
    await start(asker, { calls: 1, high: "0.5" });
    for (let time = 0; time < 2; time += 1)
      await expect(start(asker, { calls: 1, high: "5" })).rejects.toMatchObject({ code: "conflict" });
    expect(await eventsOf(asker)).toEqual([
      [50, "10"],
      [80, "10"],
      [null, "10"],
    ]);
    const change = { name: "Winter", amount: "16", warnAt: [90, 50, 90] };
    await changeBudget({ ctx, input: { id, ...change } });
    await start(asker, { calls: 1, high: "0.01" });
    expect((await eventsOf(asker)).slice(3)).toEqual([[50, "16"]]);
    // Of the shares that one start passed the greatest is told.
    expect(await toldOf(asker)).toEqual([80, "blocked", 50]);
    await archiveBudget({ ctx, input: { id, archived: true } });
    await start(asker, { calls: 1, high: "100" });
    await archiveBudget({ ctx, input: { id, archived: false } });
    await expect(start(asker, { calls: 1, high: "0.01" })).rejects.toMatchObject({
      message: expect.stringContaining("“Winter” has $0.00 left"),
    });
    const audit = await getDb().auditEntry.findMany({
      where: { workspaceId, entity: "budget" },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      "budget.create",
      "budget.change",
      "budget.archive",
      "budget.restore",
    ]);
    expect(audit[1]).toMatchObject({
      before: { name: "Autumn", amount: "10" },
      after: { name: "Winter", amount: "16", warnAt: [50, 90] },
    });
  });

  it("are told once by the worker where charges or a correction pass a share, or the budget is made or changed", async () => {
    const asker = await freshAsker();
    const { ctx } = asker.workspace;
    const correct = (amount: string) =>
      correctSpend({
        ctx,
        input: { requestKey: randomUUID(), amount, taskId: null, connectionId: null, reason: "Invoice" },
      });
    const { id } = await make(asker);
    const run = await start(asker, { calls: 1, high: "4" });
    await tell();
    expect(await toldOf(asker)).toEqual([]);
    // Dearer than what was held for it.
    await charge(run?.taskIds[0], "5");
    expect(await toldOf(asker)).toEqual([]);
    await tell();
    await tell();
    expect(await toldOf(asker)).toEqual([50]);
    await correct("5");
    await tell();
    expect(await toldOf(asker)).toEqual([50, 100]);
    expect((await eventsOf(asker)).map(([share]) => share)).toEqual([50, 80, 100]);
    await changeBudget({ ctx, input: { id, name: "Autumn", amount: "12", warnAt: [75] } });
    await tell();
    expect(await toldOf(asker)).toEqual([50, 100, 75]);
    await make(asker, { name: "Late", warnAt: [40] });
    await archiveBudget({ ctx, input: { id, archived: true } });
    await correct("1");
    await tell();
    expect(await toldOf(asker)).toEqual([50, 100, 75, 40]);
  });

  it("are not looked for again in a workspace where nothing was entered since", async () => {
    const asker = await freshAsker();
    const { ctx, workspaceId } = asker.workspace;
    await make(asker);
    const isUntold = async () => (await listUntoldBudgets(getPool())).includes(workspaceId);
    expect(await isUntold()).toBe(true);
    await tell();
    expect(await isUntold()).toBe(false);
    const run = await start(asker, { calls: 2, high: "1" });
    expect(await isUntold()).toBe(false);
    await charge(run?.taskIds[0], "1");
    expect(await isUntold()).toBe(true);
    const later = { ...systemContext("test"), now: () => new Date(Date.now() + 600_000) };
    await tellOfBudgets({ ctx: later });
    expect(await isUntold()).toBe(false);
    await correctSpend({
      ctx: { ...ctx, now: later.now },
      input: { requestKey: randomUUID(), amount: "1", taskId: null, connectionId: null, reason: "Invoice" },
    });
    expect(await isUntold()).toBe(true);
  });

  it("is refused as a budget where a field is wrong, by the field", async () => {
    const asker = await freshAsker();
    for (const [wrong, field] of [
      [{ amount: "0" }, "amount"],
      [{ amount: "1e3" }, "amount"],
      [{ name: " " }, "name"],
      [{ warnAt: [0] }, "warnAt"],
      [{ warnAt: [101] }, "warnAt"],
      [{ warnAt: [1, 2, 3, 4, 5, 6] }, "warnAt"],
      [{ of: { of: "label", label: "" } }, "of"],
      [{ period: "once" }, "startsOn"],
      [{ startsOn: "2026-01-01" }, "startsOn"],
    ] as const)
      await expect(make(asker, wrong as Partial<NewBudget>)).rejects.toMatchObject({
        issues: [expect.objectContaining({ path: expect.arrayContaining([field]) })],
      });
  });
});

it("starts at once never take a budget over its amount, nor wait for each other for ever", async () => {
  const asker = await freshAsker();
  const { ctx, workspaceId, userId } = asker.workspace;
  await make(asker, { name: "all", amount: "3" });
  await make(asker, { name: "mine", of: { of: "member", id: userId }, amount: "2.5" });
  await make(asker, { name: "a", of: { of: "label", label: "a" }, amount: "1" });
  await make(asker, { name: "b", of: { of: "label", label: "b" }, amount: "1.2" });
  const job = { ...ctx, actor: { kind: "system", job: "test" } } as const;
  const ended = await Promise.allSettled(
    Array.from({ length: 36 }, (_, place) =>
      start(
        asker,
        {
          ...{ calls: 1 + (place % 3), high: "0.07", onlyWhatFits: place % 4 === 0 },
          label: ["a", "b", null][place % 3] ?? null,
        },
        place % 5 === 0 ? job : ctx,
      ),
    ),
  );
  const failed = ended.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  for (const error of failed) expect(error).toMatchObject({ code: "conflict" });
  expect(failed.length).toBeGreaterThan(0);
  for (const { name, amount, held } of await listBudgets({ ctx }))
    expect(parseDollars(held) <= parseDollars(amount), `${name} holds ${held}`).toBe(true);
  // Nothing was left that a call would have fitted into: each budget that refused is within a call of its end.
  const refused = (await listBudgets({ ctx })).filter(({ blocked }) => blocked);
  expect(refused.length).toBeGreaterThan(0);
  const { rows } = await getPool().query(
    "select sum(amount)::text as held from app.spend_entry where workspace_id = $1 and kind = 'reservation'",
    [workspaceId],
  );
  const [all] = (await listBudgets({ ctx })).filter(({ name }) => name === "all");
  expect(all?.held).toBe(toDollars(add(nano(0n), parseDollars(String(rows[0].held)))));
});
