import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { parseDollars } from "@/lib/domain/money";
import type { TaskState } from "@/lib/domain/task-state";
import { plantOne } from "@/test/plant-one";
import { saveFailure, saveUnknown } from "./finish";

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
