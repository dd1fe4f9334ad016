import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { withTransaction } from "@/lib/db/transaction";
import { parseDollars } from "@/lib/domain/amounts/money";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { plantedPlan } from "@/test/plan";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { systemContext, type Context } from "@/lib/services/context";
import { compareEstimates, estimateTargets } from ".";
import { reserve, settle, type PaidTask } from "./ledger";

let planted: PlantedWorkspace;
let ctx: Context;

beforeAll(async () => {
  planted = await plantOne();
  ctx = {
    ...{ ...systemContext("test"), workspaceId: planted.workspaceId },
    actor: { kind: "system", job: "test" },
    now: () => new Date("2026-09-30T12:00:00Z"),
  };
});

interface Run {
  at: string;
  expected: [string, string] | null;
  scheduleId?: string | null;
  model?: string;
  /** What each call came to, dollars; one of unknown price, or one that has not been answered. */
  calls: (string | null | Exclude<TaskState, "answered">)[];
}

const isState = (call: string | null): call is Exclude<TaskState, "answered"> =>
  call === "calling" || call === "failed" || call === "unknown";

/** A run with its calls, each of which was held at ten cents, as the ledger's own writers enter them. */
async function plantRun({ at, expected, scheduleId = null, model = "m-1", calls }: Run): Promise<string> {
  const { workspaceId, version, connection } = planted;
  const createdAt = new Date(at);
  const [expectedLow, expectedHigh] = expected ?? [null, null];
  const run = await getDb().run.create({
    data: {
      ...{ workspaceId, requestKey: crypto.randomUUID(), method: "live", scheduleId, createdAt },
      ...{ expectedLow, expectedHigh, ...plantedPlan(version, connection) },
    },
  });
  const asked = { workspaceId, runId: run.id, engine: "gemini", modelAsked: model, createdById: null };
  await withTransaction({}, async ({ tx }) => {
    for (const [cell, call] of calls.entries()) {
      const task: PaidTask = { id: crypto.randomUUID(), ...asked };
      const state = isState(call) ? call : "answered";
      const row = {
        cell,
        repeat: 0,
        method: "live" as const,
        parameters: {},
        webSearchAsked: false,
        createdAt,
      };
      await tx.prisma.task.create({
        data: { ...task, ...row, state, promptVersionId: version, connectionId: connection },
      });
      await reserve(tx, [{ task, amount: "0.1" }], createdAt);
      if (isState(call)) continue;
      const cost = parseDollars(call ?? "0.0006");
      const tokens = { inputTokens: 1, outputTokens: 1, reasoningTokens: null };
      const modelCharge = call === null ? null : cost;
      await settle(tx, task, { cost, modelCharge, ...tokens }, createdAt);
      await tx.prisma.answer.create({
        data: {
          ...{ workspaceId, taskId: task.id, modelAnswered: model, webSearchDone: false, text: "Turku." },
          ...{
            cost: call,
            items: [],
            citationCount: 0,
            readingVersions: {},
            answeredAt: createdAt,
            elapsedMs: 1,
          },
        },
      });
    }
  });
  return run.id;
}

it("compares runs that were answered whole at known prices, by month, schedule and model, and tells which it does not", async () => {
  const { workspaceId, schedule } = planted;
  await plantRun({ at: "2026-07-31T23:30:00Z", expected: ["0.02", "0.2"], calls: ["0.05", "0.07"] });
  await plantRun({
    ...{ at: "2026-08-10T09:00:00Z", expected: ["0.02", "0.1"], scheduleId: schedule },
    calls: ["0.100000001"],
  });
  await plantRun({
    at: "2026-08-11T09:00:00Z",
    expected: ["0.02", "0.1"],
    scheduleId: schedule,
    calls: ["0.01"],
  });
  const newest = await plantRun({
    ...{ at: "2026-08-12T09:00:00Z", expected: ["0.02", "0.1"], model: "m-2" },
    calls: ["0.1"],
  });
  const out: [Run["expected"], Run["calls"]][] = [
    [
      ["0.02", "0.1"],
      ["0.05", "calling"],
    ],
    [
      ["0.02", "0.1"],
      ["0.05", "failed"],
    ],
    [
      ["0.02", "0.1"],
      ["0.05", "unknown"],
    ],
    [
      ["0.02", "0.1"],
      ["0.05", null],
    ],
    [null, ["0.05"]],
  ];
  for (const [expected, calls] of out) await plantRun({ at: "2026-08-20T09:00:00Z", expected, calls });
  await plantRun({ at: "2026-09-01T00:00:00Z", expected: ["0.02", "0.1"], calls: ["0.5"] });

  // The first run is of August in Berlin, and so is the last of September.
  const asked = { from: "2026-08-01", to: "2026-08-31", zone: "Europe/Berlin", scheduleId: null };
  const august = { runs: 4, below: 1, within: 2, above: 1, low: "0.08", high: "0.5", actual: "0.330000001" };
  const scheduled = {
    runs: 2,
    below: 1,
    within: 0,
    above: 1,
    low: "0.04",
    high: "0.2",
    actual: "0.110000001",
  };
  const read = () => compareEstimates({ ctx, input: asked });
  const report = await read();
  expect(report).toMatchObject({
    total: august,
    left: { "goes on": 1, "not whole": 2, unpriced: 1, "no estimate": 1 },
    months: [{ from: "2026-08-01", to: "2026-08-31", ...august }],
    models: [
      { engine: "gemini", model: "m-1", calls: 4, held: "0.4", actual: "0.230000001" },
      { engine: "gemini", model: "m-2", calls: 1, held: "0.1", actual: "0.1" },
    ],
  });
  expect(report.schedules).toHaveLength(2);
  expect(report.schedules.find(({ id }) => id === schedule)).toMatchObject(scheduled);
  expect(report.runs).toHaveLength(4);
  expect(report.runs[0]).toMatchObject({ id: newest, low: "0.02", high: "0.1", actual: "0.1" });
  const own = await compareEstimates({ ctx, input: { ...asked, scheduleId: schedule } });
  expect(own.total).toMatchObject(scheduled);
  // In UTC the first is of July.
  const utc = await compareEstimates({ ctx, input: { ...asked, from: "2026-07-01", zone: "UTC" } });
  expect(utc.months.map(({ from, runs }) => [from, runs])).toEqual([
    ["2026-07-01", 1],
    ["2026-08-01", 3],
  ]);
  // It is the same once the ledger is summed by the days of the zone.
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "Europe/Berlin" } });
  await foldWorkspace(getPool(), workspaceId);
  expect(await read()).toEqual(report);
});

it("what runs came to corrects what is expected: few dear answers raise it, and no percentile of single ones", async () => {
  const expected = async () => {
    const targets = [{ engine: "gemini" as const, model: "spiky" }];
    const [estimate] = await estimateTargets({ ctx, input: { targets, method: "live", settings: {} } });
    return estimate;
  };
  const run = (calls: string[]) =>
    plantRun({ at: "2026-09-10T09:00:00Z", expected: null, model: "spiky", calls });
  // Nine of ten cost one cent, one of twenty a dollar.
  for (let single = 0; single < 19; single += 1) await run(["0.01"]);
  await run(["1"]);
  expect(await expected()).toEqual({ low: "0.010000000", high: "0.010000000", basedOn: 20 });
  const many = [...Array.from({ length: 19 }, () => "0.01"), "1"];
  await run(many);
  // Twenty calls of such a run came to 1.19 dollars, which is in what is expected of the next.
  expect(await expected()).toEqual({ low: "0.010000000", high: "0.059500000", basedOn: 40 });
});
