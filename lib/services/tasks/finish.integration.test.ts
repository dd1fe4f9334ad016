import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { parseDollars } from "@/lib/domain/amounts/money";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { plantOne } from "@/test/plant-one";
import { saveFailure, saveUnknown } from "./finish";
import { insistOnAnswers } from "./save-answers";

const at = new Date("2026-06-01T10:00:00Z");

/** A task in a state, and what it and its ledger are afterwards. */
async function planted(state: TaskState) {
  const { task: taskId } = await plantOne();
  const db = getDb();
  await db.task.update({ where: { id: taskId }, data: { state, leaseUntil: at } });
  await db.rawReply.delete({ where: { taskId } });
  const after = async () => {
    const task = await db.task.findUniqueOrThrow({ where: { id: taskId } });
    const charges = await db.spendEntry.count({
      where: { taskId, idempotencyKey: `answer:${taskId}:charge` },
    });
    return { state: task.state, leased: task.leaseUntil !== null, charges };
  };
  return { taskId, after };
}

// A reply that comes late still counts; what has an end keeps it, and is charged once.
it.each<[TaskState, boolean]>([
  ["planned", true],
  ["calling", true],
  ["posting", true],
  ["posted", true],
  ["unknown", true],
  ["answered", false],
  ["failed", false],
])("a failure ends a task that is %s: %s", async (state, ends) => {
  const { taskId, after } = await planted(state);
  const why = { statusCode: 40501, statusMessage: "Invalid Field.", failureKind: null };
  const failed = { taskId, ...why, cost: parseDollars("0.0102"), exchange: null, at };
  expect(await saveFailure({}, failed)).toBe(ends);
  const once = ends ? { state: "failed", leased: false, charges: 1 } : { state, leased: true, charges: 0 };
  expect(await after()).toEqual(once);
  expect(await saveFailure({}, failed)).toBe(false);
  expect(await after()).toEqual(once);
});

it.each<[TaskState, boolean]>([
  ["planned", false],
  ["calling", true],
  ["posting", true],
  ["posted", true],
  ["unknown", false],
  ["answered", false],
  ["failed", false],
])("a lost reply ends a task that is %s: %s", async (state, ends) => {
  const { taskId, after } = await planted(state);
  const lost = { taskId, failureKind: "worker_lost" as const, exchange: null, at };
  expect(await saveUnknown({}, lost)).toBe(ends);
  expect(await after()).toEqual({ state: ends ? "unknown" : state, leased: !ends, charges: 0 });
});

it("an answer that the database refuses costs those that are saved with it nothing", async () => {
  const [good, bad] = [await planted("posted"), await planted("posted")];
  await getDb().answer.deleteMany({ where: { taskId: { in: [good.taskId, bad.taskId] } } });
  const answered = (taskId: string, elapsedMs: number) => ({
    ...{
      taskId,
      elapsedMs,
      result: { money_spent: 0.01, items: [] },
      statusMessage: null,
      costDerived: true,
    },
    ...{ exchange: { request: "", reply: "{}" }, cost: parseDollars("0.0102"), receivedAt: at },
    surface: "api" as const,
  });
  // More than the column holds.
  const saving = insistOnAnswers([answered(bad.taskId, 2 ** 40), answered(good.taskId, 1)]);
  await expect(saving).rejects.toThrow("out of range");
  expect(await good.after()).toEqual({ state: "answered", leased: false, charges: 1 });
  expect(await bad.after()).toEqual({ state: "posted", leased: true, charges: 0 });
});
