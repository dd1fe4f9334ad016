import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { READER } from "@/lib/reading/read-again";
import { getAnswer, getRawReply, reReadAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { applyRetention, changeRetention, getRetention, previewRetention } from ".";

ownDatabase();

const DAY_MS = 24 * 3_600_000;
const system = systemContext("test");
let planted: PlantedWorkspace;
let ctx: Context;

beforeEach(async () => {
  planted = await plantOne();
  const { workspaceId, userId } = planted;
  ctx = { ...system, workspaceId, actor: { kind: "member", userId, role: "owner" } };
});

/** As if the planted answer had come and ended so many days ago. */
async function age(days: number): Promise<Date> {
  const at = new Date(Date.now() - days * DAY_MS);
  const { task: taskId } = planted;
  await getDb().rawReply.update({ where: { taskId }, data: { receivedAt: at } });
  await getDb().task.update({ where: { id: taskId }, data: { createdAt: at, finishedAt: at } });
  return at;
}

const letADayPass = () =>
  getPool().query("update app.workspace set retention_from = now() - interval '1 second'");

it("says before it is saved what would go and when, and lets a day pass before anything goes", async () => {
  const at = await age(40);
  const days = { rawReplyDays: 30, answerDays: 50 };
  const preview = await previewRetention({ ctx, input: days });
  expect(preview.rawReplies).toMatchObject({ older: 1 });
  expect(Date.parse(preview.rawReplies.firstGoes ?? "")).toBeGreaterThan(Date.now() + DAY_MS - 60_000);
  expect(preview.answers).toEqual({
    older: 0,
    firstGoes: new Date(at.getTime() + 50 * DAY_MS).toISOString(),
  });
  expect(await getRetention({ ctx })).toEqual({ rawReplyDays: null, answerDays: null });
  await changeRetention({ ctx, input: days });
  expect(await getRetention({ ctx })).toEqual(days);
  await applyRetention({ ctx: system });
  expect(await getRawReply({ ctx, input: { taskId: planted.task } })).toMatchObject({ deletedAt: null });
  const [entry] = await getDb().auditEntry.findMany({ where: { workspaceId: planted.workspaceId } });
  expect(entry).toMatchObject({ action: "workspace.change_retention", after: days });
});

it.each([0, -1, 1.5, 3_651])("refuses %s days", async (rawReplyDays) => {
  await expect(changeRetention({ ctx, input: { rawReplyDays, answerDays: null } })).rejects.toThrow();
});

describe("raw replies", () => {
  it("go by their age, and leave their hashes, their date, and the answer as it was", async () => {
    const { task: taskId } = planted;
    await age(31);
    const before = await getRawReply({ ctx, input: { taskId } });
    const answer = await getAnswer({ ctx, input: { id: taskId } });
    await changeRetention({ ctx, input: { rawReplyDays: 30, answerDays: null } });
    await letADayPass();
    await applyRetention({ ctx: system });
    const after = await getRawReply({ ctx, input: { taskId } });
    expect(after).toMatchObject({
      ...{ request: null, reply: null },
      ...{ requestSha256: before.requestSha256, replySha256: before.replySha256 },
    });
    expect(Date.parse(after.deletedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
    expect(await getAnswer({ ctx, input: { id: taskId } })).toEqual(answer);

    // Read again it loses nothing: what can begin at what is stored does, and the rest stays.
    const reader = { ...READER, versions: { ...READING_VERSIONS, text: 99, sources: 99 } };
    const { workspaceId } = planted;
    const input = { workspaceId, taskId, after: null, reader };
    expect(await reReadAnswers({ ctx: system, input })).toMatchObject({ done: 1, fromStored: 1 });
    const read = await getDb().answer.findUniqueOrThrow({ where: { taskId } });
    expect(read).toMatchObject({ text: planted.slug, readingVersions: { ...READING_VERSIONS, sources: 99 } });
    expect(await reReadAnswers({ ctx: system, input })).toMatchObject({ done: 0 });
  });

  it("stay while they are young, and in other workspaces", async () => {
    await age(29);
    await changeRetention({ ctx, input: { rawReplyDays: 30, answerDays: null } });
    await letADayPass();
    const other = await plantOne();
    await getDb().rawReply.update({ where: { taskId: other.task }, data: { receivedAt: new Date(0) } });
    await applyRetention({ ctx: system });
    const kept = await getDb().rawReply.findMany({
      where: { taskId: { in: [planted.task, other.task] } },
      select: { deletedAt: true },
    });
    expect(kept).toEqual([{ deletedAt: null }, { deletedAt: null }]);
  });
});

it("takes answers by their age with all that hangs on them, and leaves the ledger and what is under way", async () => {
  await age(31);
  const { workspaceId, task, questionAsk } = planted;
  await getDb().task.updateMany({
    where: { runId: questionAsk },
    data: { state: "posted", createdAt: new Date(0) },
  });
  const ledger = () => getDb().spendEntry.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
  const before = await ledger();
  await changeRetention({ ctx, input: { rawReplyDays: null, answerDays: 30 } });
  await letADayPass();
  await applyRetention({ ctx: system });
  await expect(getAnswer({ ctx, input: { id: task } })).rejects.toMatchObject({ code: "not_found" });
  const where = { workspaceId };
  const left = await Promise.all([
    getDb().task.count({ where }),
    getDb().answer.count({ where }),
    getDb().citation.count({ where }),
    getDb().rawReply.count({ where }),
  ]);
  expect(left).toEqual([1, 0, 0, 0]);
  expect(await ledger()).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
});

it("gives back what is held for a lost reply when it goes, once, dated by then", async () => {
  await age(31);
  const { workspaceId, task: taskId } = planted;
  const [run] = await getDb().task.findMany({ where: { id: taskId }, select: { runId: true } });
  await getDb().spendEntry.create({
    data: {
      ...{ workspaceId, taskId, runId: run?.runId, kind: "reservation", cause: "answer", amount: "0.02" },
      ...{ idempotencyKey: `answer:${taskId}:reservation`, engine: "gemini", model: "m-1" },
    },
  });
  await getDb().task.update({ where: { id: taskId }, data: { state: "unknown" } });
  await changeRetention({ ctx, input: { rawReplyDays: null, answerDays: 30 } });
  await letADayPass();
  const released = () =>
    getDb().spendEntry.findMany({ where: { taskId, idempotencyKey: `answer:${taskId}:release` } });
  const at = new Date("2027-02-03T04:05:06Z");
  await applyRetention({ ctx: { ...system, now: () => at } });
  expect(await getDb().task.count({ where: { id: taskId } })).toBe(0);
  const [release, ...more] = await released();
  expect([release?.amount.toFixed(), release?.at, release?.runId, more]).toEqual([
    "-0.02",
    at,
    run?.runId,
    [],
  ]);
  await applyRetention({ ctx: system });
  expect(await released()).toHaveLength(1);
});
