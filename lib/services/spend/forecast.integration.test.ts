import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { systemContext, type Context } from "@/lib/services/context";
import { plantedPlan } from "@/test/plan";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { forecastMonth } from ".";

const NOW = new Date("2026-05-22T12:00:00Z");

const forecast = ({ workspaceId }: PlantedWorkspace, now = NOW) => {
  const actor = { kind: "system", job: "test" } as const;
  const ctx: Context = { ...systemContext("test"), workspaceId, actor, now: () => now };
  return forecastMonth({ ctx, input: { zone: "UTC" } });
};

let entered = 0;
const enter = (
  { workspaceId }: PlantedWorkspace,
  entry: {
    at: string;
    amount: string;
    modelCharge?: null;
    reason?: string;
    runId?: string;
    scheduleId?: string;
  },
) =>
  getDb().spendEntry.create({
    data: {
      ...{ workspaceId, engine: "gemini", model: "m-1", modelCharge: "0", ...entry },
      ...{ kind: entry.reason === undefined ? "charge" : "correction", cause: "correction" },
      idempotencyKey: `made ${(entered += 1)}`,
    },
  });

/** A dollar a day at noon from the day after what was planted to the day before now. */
const enterDays = ({ workspaceId }: PlantedWorkspace) =>
  getPool().query(
    `insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, amount, engine, model, at)
     select $1, 'charge', 'correction', 'day ' || day, 1, 'gemini', 'm-1', day + interval '12 hours'
       from generate_series('2026-05-02'::timestamptz, '2026-05-21', '1 day') day`,
    [workspaceId],
  );

/** A run of a slot of the planted schedule, and what it cost. */
async function runSlot(
  planted: PlantedWorkspace,
  { day, amount, ...more }: { day: string; amount: string; cancelled?: true; open?: true },
): Promise<void> {
  const { workspaceId, schedule: scheduleId, version, connection } = planted;
  const at = new Date(`${day}T09:00:00Z`);
  const slot = await getDb().scheduleSlot.create({
    data: { workspaceId, scheduleId, dueAt: at, state: "sent" },
  });
  const run = await getDb().run.create({
    data: {
      ...{ workspaceId, scheduleId, slotId: slot.id, requestKey: crypto.randomUUID(), method: "live" },
      ...plantedPlan(version, connection),
      ...{ createdAt: at, cancelledAt: more.cancelled ? at : null },
    },
  });
  await getDb().task.create({
    data: {
      ...{ workspaceId, runId: run.id, promptVersionId: version, connectionId: connection },
      ...{ cell: 0, repeat: 0, engine: "gemini", modelAsked: "m-1", method: "live", parameters: {} },
      ...{ webSearchAsked: false, state: more.open ? "calling" : "answered" },
    },
  });
  await enter(planted, { at: `${day}T09:01:00Z`, amount, runId: run.id, scheduleId });
}

it("expects of the days left what days lately cost by hand, and of each slot what runs cost", async () => {
  const planted = await plantOne();
  await enterDays(planted);
  // Half of the 22nd, and nine days; slots from the 23rd to the 31st, of which nothing is known yet.
  expect(await forecast(planted)).toMatchObject({
    days: { from: "2026-05-01", to: "2026-05-31" },
    sofar: { spent: "20.6", calls: 21 },
    end: { low: "30.1", middle: "30.1", high: "30.1", weeks: 2 },
    daysKnown: 20,
    schedules: [{ slots: 9, pastRuns: 0, expected: null }],
    budgets: [],
    isAtLeast: false,
  });

  await runSlot(planted, { day: "2026-05-20", amount: "2" });
  await runSlot(planted, { day: "2026-05-21", amount: "2" });
  await runSlot(planted, { day: "2026-05-19", amount: "50", cancelled: true });
  await runSlot(planted, { day: "2026-05-22", amount: "0.5", open: true });
  await getDb().budget.update({ where: { id: planted.budget }, data: { amount: "60" } });
  const expected = await forecast(planted);
  expect(expected).toMatchObject({
    // What its runs cost is spent, and no pace of days by hand.
    sofar: { spent: "75.1" },
    end: { middle: "102.6" },
    byHand: "9.5",
    schedules: [{ slots: 9, pastRuns: 2, expected: "18" }],
    // $54.50 are spent; the third run of $2 takes it over.
    budgets: [{ id: planted.budget, reachedOn: "2026-05-25" }],
  });
});

it("counts what is under way once: asked by hand it is of today, asked by a schedule it comes besides", async () => {
  const planted = await plantOne();
  const { workspaceId, run, version, connection, schedule } = planted;
  await enterDays(planted);
  const hold = async (repeat: number, amount: string, scheduleId: string | null) => {
    const { id } = await getDb().task.create({
      data: {
        ...{ workspaceId, runId: run, promptVersionId: version, connectionId: connection, cell: 1, repeat },
        ...{ engine: "gemini", modelAsked: "m-1", method: "live", parameters: {}, webSearchAsked: false },
        state: "calling",
      },
    });
    await getDb().spendEntry.create({
      data: {
        ...{
          workspaceId,
          taskId: id,
          kind: "reservation",
          cause: "answer",
          idempotencyKey: `held ${repeat}`,
        },
        ...{ amount, engine: "gemini", model: "m-1", scheduleId, at: NOW },
      },
    });
  };
  // Half a dollar is expected of the rest of today.
  await hold(1, "0.2", null);
  expect(await forecast(planted)).toMatchObject({ held: "0.2", byHand: "9.3", end: { middle: "30.1" } });
  await hold(2, "3", schedule);
  expect(await forecast(planted)).toMatchObject({ held: "3.2", byHand: "9.3", end: { middle: "33.1" } });
});

it("takes what an accountant corrected for spent, and not for the pace of days", async () => {
  const planted = await plantOne();
  await enterDays(planted);
  await enter(planted, { at: "2026-05-21T13:00:00Z", amount: "-5", reason: "Credit note" });
  expect(await forecast(planted)).toMatchObject({ sofar: { spent: "15.6" }, byHand: "9.5" });
});

it("says that all of it is more where the charge of a model is not known", async () => {
  const planted = await plantOne();
  await enterDays(planted);
  expect((await forecast(planted)).isAtLeast).toBe(false);
  await enter(planted, { at: "2026-05-10T12:00:00Z", amount: "0.0006", modelCharge: null });
  const { isAtLeast, sofar } = await forecast(planted);
  expect([isAtLeast, sofar.unpriced]).toEqual([true, 1]);
});

it("is none where two weeks are not known, and needs none to say what was spent", async () => {
  const planted = await plantOne();
  const on = (day: string) => forecast(planted, new Date(`${day}T12:00:00Z`));
  expect(await on("2026-05-15")).toMatchObject({ sofar: { spent: "0.6" }, end: null, daysKnown: 13 });
  expect(await on("2026-05-16")).toMatchObject({ end: { weeks: 2, middle: "0.6" }, daysKnown: 14 });
  // Before the first charge nothing is known at all.
  expect(await on("2026-04-15")).toMatchObject({ sofar: { spent: "0", calls: 0 }, end: null, daysKnown: 0 });
});
