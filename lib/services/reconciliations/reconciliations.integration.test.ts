import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { keptResultSchema } from "@/lib/domain/money/kept-reconciliation";
import { parseDollars } from "@/lib/domain/amounts/money";
import { publishToEnvironment } from "@/lib/env";
import { systemContext } from "@/lib/services/context";
import { correctSpend, readCorrectable } from "@/lib/services/spend";
import { correct, settle } from "@/lib/services/spend/ledger";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { ownDatabase } from "@/test/own-database";
import { plantedPlan } from "@/test/plan";
import { newConnection, newWorkspace } from "@/test/workspace";
import { exportReconciliations, listReconciliations, reconcile } from ".";

let api: HostedApi;
beforeAll(async () => {
  api = await startHostedApi({ login: "login", password: "password" });
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
});
afterAll(() => api.close());

const DAY_1 = new Date("2026-09-11T00:30:00Z");
const DAY_2 = new Date("2026-09-12T00:30:00Z");
const DAY_3 = new Date("2026-09-13T00:30:00Z");

beforeEach(async () => {
  // One account at a time: what is read is asked of all there are.
  await getDb().connection.updateMany({ data: { removedAt: new Date("2026-01-01") } });
  await getDb().accountReading.deleteMany();
  api.account.money = { total: 100, balance: 90 };
  api.account.listed = [];
});

const at = (moment: Date) => ({ ...systemContext("reconcile"), now: () => moment });
/** Reads at a moment and compares when the ledger has settled, as several workers would. */
async function reconcileAt(moment: Date): Promise<void> {
  // What an account may be asked in a minute is not what is tried here.
  await ownDatabase().query("delete from app.rate_window");
  const settled = new Date(moment.getTime() + 3 * 60_000);
  for (const now of [moment, settled]) await Promise.all([1, 2, 3].map(() => reconcile({ ctx: at(now) })));
}

/** A workspace that is connected to the account, with somewhere to plan tasks. */
async function connected({ password = "password" } = {}) {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const connectionId = await newConnection(workspaceId, { baseUrl: api.url, login: "login", password });
  await getDb().connection.update({
    where: { id: connectionId },
    data: { createdAt: new Date("2026-09-01") },
  });
  const prompt = await getDb().prompt.create({ data: { workspaceId } });
  const version = await getDb().promptVersion.create({
    data: { workspaceId, promptId: prompt.id, userPrompt: "?", contentHash: "-", number: 1 },
  });
  const run = await getDb().run.create({
    data: {
      ...{ workspaceId, ...plantedPlan(version.id, connectionId), method: "standard" },
      requestKey: crypto.randomUUID(),
    },
  });
  return { ...workspace, connectionId, runId: run.id, promptVersionId: version.id };
}
type Connected = Awaited<ReturnType<typeof connected>>;

let cells = 0;
/** A task, and the API's row of it; entered in the ledger where it ended with a cost. */
async function call(
  { workspaceId, connectionId, runId, promptVersionId }: Connected,
  given: {
    state: "posted" | "answered" | "failed" | "unknown";
    sentAt: string;
    endedAt?: string;
    entered?: string;
    told?: number;
    byTag?: boolean;
  },
): Promise<string> {
  const { state, sentAt, endedAt, entered, told, byTag = false } = given;
  const remoteId = crypto.randomUUID();
  const task = await getDb().task.create({
    data: {
      ...{ workspaceId, connectionId, runId, promptVersionId, method: "standard", state },
      ...{ engine: "gemini", modelAsked: "m-1", parameters: {}, webSearchAsked: false, repeat: 0 },
      cell: (cells += 1),
      remoteId: byTag ? null : remoteId,
      startedAt: new Date(sentAt),
      finishedAt: endedAt === undefined ? null : new Date(endedAt),
    },
  });
  if (entered !== undefined) await enter(task, entered, endedAt ?? sentAt);
  if (told !== undefined)
    list({ id: remoteId, posted: sentAt, done: endedAt, cost: told, tag: byTag ? task.id : undefined });
  return task.id;
}

const enter = (task: Parameters<typeof settle>[1], cost: string, when: string) =>
  withTransaction({}, ({ tx }) =>
    settle(
      tx,
      task,
      {
        ...{ cost: parseDollars(cost), modelCharge: null },
        ...{ inputTokens: null, outputTokens: null, reasoningTokens: null },
      },
      new Date(when),
    ),
  );

interface Listed {
  id: string;
  posted: string;
  done?: string;
  cost: number | null;
  tag?: string;
}
const wire = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)} +00:00`;
function list({ id, posted, done, cost, tag }: Listed): void {
  const row = { id, cost, datetime_posted: wire(posted), datetime_done: done ? wire(done) : null };
  api.account.listed = [
    ...api.account.listed.filter((known) => known.id !== id),
    tag === undefined ? row : { ...row, metadata: { tag, user_prompt: "What is a tent?" } },
  ];
}

const rowsOf = async ({ workspaceId }: Connected) => {
  const rows = await getDb().reconciliation.findMany({ where: { workspaceId }, orderBy: { day: "asc" } });
  return rows.map((row) => ({
    ...{ day: row.day.toISOString().slice(0, 10), state: row.state, failure: row.failure },
    difference: row.difference?.toFixed() ?? null,
    result: row.result === null ? null : keptResultSchema.parse(row.result),
  }));
};
const lastOf = async (workspace: Connected) => (await rowsOf(workspace)).at(-1);
const partsOf = async (workspace: Connected) =>
  ((await lastOf(workspace))?.result?.parts ?? []).map(({ cause, amount }) => [cause, amount]);
const pay = (dollars: number) => {
  const { money } = api.account;
  if (money) api.account.money = { ...money, balance: Number(((money.balance ?? 0) - dollars).toFixed(9)) };
};
const ledgerOf = ({ workspaceId }: Connected) => getDb().spendEntry.count({ where: { workspaceId } });
const noticesOf = ({ workspaceId }: Connected) => getDb().notice.findMany({ where: { workspaceId } });

describe("a reconciliation", () => {
  it("begins with a first reading, and agrees where what was paid is what was entered, once whoever works", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    expect(await rowsOf(own)).toMatchObject([{ day: "2026-09-10", state: "first", result: null }]);
    await call(own, {
      ...{ state: "answered", sentAt: "2026-09-11T10:00:00Z", endedAt: "2026-09-11T10:01:00Z" },
      ...{ entered: "0.0288", told: 0.0288 },
    });
    pay(0.0288);
    await reconcileAt(DAY_2);
    expect(await rowsOf(own)).toMatchObject([
      { day: "2026-09-10", state: "first" },
      { day: "2026-09-11", state: "agreed", difference: "0", result: { paid: "0.0288", entered: "0.0288" } },
    ]);
    expect(await noticesOf(own)).toEqual([]);
    const asked = api.calls.length;
    await reconcileAt(DAY_2);
    expect(api.calls.length).toBe(asked);
  });

  it("says what a difference comes from, tells of it once, and corrects nothing", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    const ended = { sentAt: "2026-09-11T10:00:00Z", endedAt: "2026-09-11T10:01:00Z" };
    const dearer = await call(own, { ...ended, state: "answered", entered: "0.05", told: 0.06 });
    const lost = await call(own, { ...ended, state: "unknown", told: 0.03, byTag: true });
    list({ id: "stranger", posted: "2026-09-11T11:00:00Z", done: "2026-09-11T11:00:09Z", cost: 0.4 });
    pay(0.06 + 0.03 + 0.4 + 1);
    const entries = await ledgerOf(own);
    await reconcileAt(DAY_2);
    expect(await lastOf(own)).toMatchObject({ state: "differs", difference: "1.44" });
    const parts = (await lastOf(own))?.result?.parts;
    expect(parts).toMatchObject([
      { cause: "outside", amount: "0.4", items: [{ taskId: null, callIds: ["stranger"] }] },
      { cause: "cost_differs", amount: "0.01", items: [{ taskId: dearer, told: "0.06", entered: "0.05" }] },
      { cause: "lost_reply", amount: "0.03", items: [{ taskId: lost }] },
      { cause: "unexplained", amount: "1", items: [] },
    ]);
    expect(await noticesOf(own)).toMatchObject([
      { kind: "reconciliation_difference", facts: { day: "2026-09-11", difference: "1.44" } },
    ]);
    expect(await ledgerOf(own)).toBe(entries);
  });

  it("does not take a call under way for a difference, nor its answer on the day after, nor a cost told late", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    const posted = { state: "posted" as const, sentAt: "2026-09-11T20:00:00Z" };
    const taskId = await call(own, { ...posted, told: 0.0102 });
    const early = await call(own, { ...posted, sentAt: "2026-09-11T09:00:00Z" });
    const task = await getDb().task.findUniqueOrThrow({ where: { id: taskId } });
    const other = await getDb().task.findUniqueOrThrow({ where: { id: early } });
    // Done at the API before it is read, and not collected yet.
    list({
      id: other.remoteId ?? "",
      posted: "2026-09-11T09:00:00Z",
      done: "2026-09-11T09:01:00Z",
      cost: 0.02,
    });
    pay(0.0302);
    await reconcileAt(DAY_2);
    expect(await lastOf(own)).toMatchObject({ state: "agreed", difference: "0" });
    expect(await partsOf(own)).toEqual([["under_way", "0.0302"]]);

    list({ id: task.remoteId ?? "", posted: posted.sentAt, done: "2026-09-12T08:00:00Z", cost: 0.0288 });
    const end = { state: "answered" as const, finishedAt: new Date("2026-09-12T09:00:00Z") };
    await getDb().task.updateMany({ where: { id: { in: [taskId, early] } }, data: end });
    await enter(task, "0.0288", "2026-09-12T09:00:00Z");
    await enter(other, "0.019", "2026-09-12T09:00:00Z");
    await withTransaction({}, ({ tx }) =>
      correct(tx, other, {
        cost: parseDollars("0.02"),
        source: "id_list",
        at: new Date("2026-09-12T09:05:00Z"),
      }),
    );
    pay(0.0186);
    await reconcileAt(DAY_3);
    expect(await lastOf(own)).toMatchObject({
      state: "agreed",
      difference: "0",
      result: { entered: "0.0488" },
    });
    expect(await partsOf(own)).toEqual([["carried", "-0.0302"]]);
  });

  it("tells money that was put in from money that was paid", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    api.account.money = { total: 150, balance: 139.5 };
    list({ id: "stranger", posted: "2026-09-11T11:00:00Z", done: "2026-09-11T11:00:09Z", cost: 0.5 });
    await reconcileAt(DAY_2);
    expect(await lastOf(own)).toMatchObject({ difference: "0.5", result: { paid: "0.5", deposited: "50" } });
    api.account.money = { total: null, balance: 149.5 };
    await reconcileAt(DAY_3);
    expect(await lastOf(own)).toMatchObject({ state: "differs", result: { deposited: null, paid: "-10" } });
    expect((await partsOf(own))[0]).toEqual(["unexplained", "-10"]);
  });

  it("shows a workspace nothing of what another, or anybody else, asks by the same account", async () => {
    const own = await connected();
    const other = await connected();
    api.account.money = { total: 98_765, balance: 43_210 };
    await reconcileAt(DAY_1);
    const ended = { sentAt: "2026-09-11T10:00:00Z", endedAt: "2026-09-11T10:01:00Z" };
    await call(own, { ...ended, state: "answered", entered: "0.05", told: 0.06 });
    const theirs = await call(other, { ...ended, state: "unknown", told: 0.77 });
    list({ id: "stranger", posted: "2026-09-11T11:00:00Z", done: "2026-09-11T11:00:09Z", cost: 0.4 });
    pay(5);
    const before = api.calls.length;
    await reconcileAt(DAY_2);
    expect(api.calls.slice(before).map(({ call: name }) => name)).toEqual([
      "user_data",
      "id_list",
      "user_data",
    ]);
    expect(await lastOf(own)).toMatchObject({
      ...{ state: "differs", difference: "0.01" },
      result: { paid: null, deposited: null, entered: "0.05", difference: "0.01", unreadable: 0 },
    });
    expect(await partsOf(own)).toEqual([["cost_differs", "0.01"]]);
    expect(await partsOf(other)).toEqual([["lost_reply", "0.77"]]);
    const shown = JSON.stringify(await rowsOf(own));
    for (const foreign of [theirs, "stranger", "0.77", "0.4", "43210", "43205"])
      expect(shown).not.toContain(foreign);

    // Nor once the other is gone, as long as its calls may be in what is compared.
    await getDb().workspace.delete({ where: { id: other.workspaceId } });
    pay(1);
    await reconcileAt(DAY_3);
    expect(await lastOf(own)).toMatchObject({ state: "agreed", result: { paid: null, parts: [] } });
  });

  it("reads by another connection to the account where one has an outdated password", async () => {
    const outdated = await connected({ password: "of last year" });
    const own = await connected();
    await getDb().connection.update({ where: { id: outdated.connectionId }, data: { testedAt: new Date() } });
    await reconcileAt(DAY_1);
    expect(await lastOf(own)).toMatchObject({ state: "first" });
  });
});

describe("an accountant's correction of a difference", () => {
  it("is an entry of the connection with a reason, leaves the rest, and is no difference of its own later", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    list({ id: "stranger", posted: "2026-09-11T11:00:00Z", done: "2026-09-11T11:00:09Z", cost: 0.5 });
    pay(0.5);
    await reconcileAt(DAY_2);
    const ctx = { ...own.ctx, now: () => new Date("2026-09-12T10:00:00Z") };
    const listed = async () => (await listReconciliations({ ctx, input: { before: null } })).rows;
    const [row] = await listed();
    const id = row?.id ?? "";
    const about = await readCorrectable({ ctx, input: { taskId: null, reconciliationId: id } });
    expect(about).toMatchObject({
      month: { from: "2026-09-01", to: "2026-09-12", spent: "0" },
      reconciliation: { id, day: "2026-09-11", left: "0.5" },
    });
    const given = {
      taskId: null,
      connectionId: null,
      reconciliationId: id,
      reason: "The script of accounting",
    };
    const requestKey = crypto.randomUUID();
    for (const amount of ["0.4", "0.4"]) await correctSpend({ ctx, input: { ...given, requestKey, amount } });
    expect(await listed()).toMatchObject([
      { id, state: "differs", difference: "0.5", corrected: "0.4", left: "0.1" },
      { state: "first", left: null, corrected: "0" },
    ]);
    const entries = await getDb().spendEntry.findMany({ where: { workspaceId: own.workspaceId } });
    expect(entries).toMatchObject([
      { kind: "correction", connectionId: own.connectionId, reason: given.reason, reconciliationId: id },
    ]);
    const decided = await getDb().auditEntry.findFirst({ where: { workspaceId: own.workspaceId } });
    expect(decided).toMatchObject({
      action: "spend.correct",
      after: { reconciliationId: id, amount: "0.4" },
    });
    await reconcileAt(DAY_3);
    expect((await listed())[0]).toMatchObject({ state: "agreed", entered: "0", difference: "0" });
  });

  it("is of a difference of the same workspace", async () => {
    const own = await connected();
    const other = await newWorkspace("billing");
    await reconcileAt(DAY_1);
    const [row] = (await listReconciliations({ ctx: own.ctx, input: { before: null } })).rows;
    const input = {
      ...{
        requestKey: crypto.randomUUID(),
        taskId: null,
        connectionId: null,
        reconciliationId: row?.id ?? "",
      },
      ...{ amount: "1", reason: "Mine" },
    };
    await expect(correctSpend({ ctx: other.ctx, input })).rejects.toMatchObject({ code: "not_found" });
    const viewer = await newWorkspace("viewer");
    await expect(
      readCorrectable({ ctx: viewer.ctx, input: { taskId: null, reconciliationId: null } }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("are listed a page of whole days at a time", async () => {
  const { ctx, workspaceId, connectionId } = await connected();
  const days = Array.from({ length: 40 }, (_, index) => new Date(Date.UTC(2026, 5, 1 + index)));
  await getDb().reconciliation.createMany({
    data: days.flatMap((day) =>
      ["a", "b"].map((accountKey) => ({
        ...{ workspaceId, connectionId, accountKey, day, at: day, state: "first" as const },
      })),
    ),
  });
  const first = await listReconciliations({ ctx, input: { before: null } });
  const second = await listReconciliations({ ctx, input: { before: first.olderThan } });
  expect([first.rows.length, second.rows.length, second.olderThan]).toEqual([60, 20, null]);
  const seen = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(seen).size).toBe(80);
  const exported = [];
  for await (const batch of exportReconciliations({ ctx })) exported.push(...batch.map(({ id }) => id));
  expect(exported).toEqual(seen);
});

describe("an account that cannot be read", () => {
  it.each([
    ["is down", () => api.fault("http_500", { on: "user_data", times: 9 }), /./],
    ["refuses the login", () => api.fault("http_401", { times: 9 }), /login and password/],
    ["is too slow of a minute", () => api.fault("code_40202", { on: "id_list", times: 9 }), /./],
    ["breaks its list off", () => api.fault("cut_off", { on: "id_list", times: 9 }), /./],
    ["says no balance", () => (api.account.money = { total: 1, balance: null }), /balance/],
    ["says no amount", () => (api.account.money = { total: 1, balance: 1e300 }), /balance/],
    [
      "lists the same for ever",
      () =>
        (api.account.listed = Array.from({ length: 1_000 }, (_, index) => ({
          ...{ id: `c${index}`, cost: 0, datetime_posted: wire("2026-09-11T10:00:00Z"), datetime_done: null },
        }))),
      /no end/,
    ],
  ])("is said, and tried again: %s", async (_name, spoil, words) => {
    const own = await connected();
    await reconcileAt(DAY_1);
    spoil();
    await reconcileAt(DAY_2);
    const rows = await rowsOf(own);
    expect(rows.map(({ state }) => state)).toEqual(["first", "unread"]);
    expect(rows[1]?.failure).toMatch(words);
    const asked = api.calls.length;
    await reconcileAt(DAY_2);
    expect(api.calls.length).toBe(asked);

    api.clearFaults();
    api.account.listed = [];
    api.account.money = { total: 100, balance: 90 };
    await getDb().accountReading.updateMany({ data: { nextTryAt: new Date() } });
    await reconcileAt(DAY_2);
    expect(await rowsOf(own)).toMatchObject([{ state: "first" }, { state: "agreed", failure: null }]);
  });

  it("leaves the next reading more days to compare", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    api.account.money = null;
    await reconcileAt(DAY_2);
    api.account.money = { total: 100, balance: 90 };
    pay(0.5);
    list({ id: "stranger", posted: "2026-09-11T11:00:00Z", done: "2026-09-11T11:00:09Z", cost: 0.5 });
    await reconcileAt(DAY_3);
    expect((await rowsOf(own)).map(({ state }) => state)).toEqual(["first", "unread", "differs"]);
    expect(await partsOf(own)).toEqual([["outside", "0.5"]]);
  });

  it("is one that lists rows of no use: they are counted, and the rest is compared", async () => {
    const own = await connected();
    await reconcileAt(DAY_1);
    list({ id: "no cost", posted: "2026-09-11T11:00:00Z", cost: null });
    api.account.listed.push({ id: "no time", datetime_posted: "soon", datetime_done: null, cost: 1 });
    list({ id: "stranger", posted: "2026-09-11T11:00:00Z", cost: 0.5, done: "2026-09-11T11:00:09Z" });
    pay(0.5);
    await reconcileAt(DAY_2);
    expect(await lastOf(own)).toMatchObject({ state: "differs", result: { unreadable: 2 } });
    expect(await partsOf(own)).toEqual([["outside", "0.5"]]);
  });
});
