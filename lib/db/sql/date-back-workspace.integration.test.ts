import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { decimal, getDb } from "@/lib/db/client";
import { plantedPlan } from "@/test/plan";
import { dateBackWorkspace } from "./date-back-workspace";

const DAY_MS = 24 * 3_600_000;
const AT = new Date("2026-11-21T04:00:00.000Z");
const before = (days: number) => new Date(AT.getTime() - days * DAY_MS);

/** A workspace with one run of one answered task, charged a dollar and a bit. */
async function makeWorkspace() {
  const db = getDb();
  const user = await db.user.create({ data: { email: `${randomUUID()}@example.com` } });
  const { id: workspaceId, slug } = await db.workspace.create({
    data: {
      slug: randomUUID(),
      name: "Demo",
      isDemo: true,
      createdAt: AT,
      memberships: { create: { userId: user.id, role: "owner" } },
    },
  });
  const connection = await db.connection.create({
    data: {
      workspaceId,
      kind: "builtin",
      name: "Built-in service",
      login: "l",
      sealedPassword: new Uint8Array(),
    },
  });
  const prompt = await db.prompt.create({ data: { workspaceId, createdAt: AT } });
  const version = await db.promptVersion.create({
    data: { workspaceId, promptId: prompt.id, number: 1, userPrompt: "?", contentHash: "h", createdAt: AT },
  });
  const run = await db.run.create({
    data: {
      workspaceId,
      ...plantedPlan(version.id, connection.id),
      requestKey: randomUUID(),
      method: "live",
      createdAt: AT,
    },
  });
  const task = await db.task.create({
    data: {
      workspaceId,
      runId: run.id,
      promptVersionId: version.id,
      connectionId: connection.id,
      cell: 0,
      repeat: 0,
      engine: "gemini",
      modelAsked: "m",
      method: "live",
      parameters: {},
      webSearchAsked: true,
      state: "answered",
      createdAt: AT,
      startedAt: AT,
      finishedAt: AT,
    },
  });
  const entry = {
    workspaceId,
    runId: run.id,
    taskId: task.id,
    engine: "gemini",
    model: "m",
    at: AT,
    cause: "answer",
  } as const;
  await db.spendEntry.createMany({
    data: [
      { ...entry, kind: "reservation", idempotencyKey: "1", amount: decimal("2") },
      { ...entry, kind: "release", idempotencyKey: "2", amount: decimal("-2") },
      {
        ...entry,
        kind: "charge",
        idempotencyKey: "3",
        amount: decimal("1.000000001"),
        modelCharge: decimal("0.5"),
        inputTokens: 7,
      },
    ],
  });
  return { workspaceId, slug, runId: run.id, taskId: task.id, userId: user.id };
}

it("moves runs and their ledger into the past without changing a row of the ledger's amounts", async () => {
  const db = getDb();
  const { workspaceId, slug, runId, taskId, userId } = await makeWorkspace();

  const movedId = await dateBackWorkspace(workspaceId, [{ runId, days: 20 }]);

  expect(await db.workspace.findUnique({ where: { id: workspaceId } })).toBeNull();
  const moved = await db.workspace.findUniqueOrThrow({ where: { slug }, include: { memberships: true } });
  expect([moved.id, moved.isDemo, moved.createdAt]).toEqual([movedId, true, before(20)]);
  expect(moved.memberships.map((membership) => membership.userId)).toEqual([userId]);
  const task = await db.task.findUniqueOrThrow({ where: { id: taskId }, include: { run: true } });
  expect([task.workspaceId, task.createdAt, task.finishedAt, task.run.createdAt]).toEqual([
    movedId,
    before(20),
    before(20),
    before(20),
  ]);
  const ledger = await db.spendEntry.findMany({ where: { taskId }, orderBy: { id: "asc" } });
  expect(ledger.map(({ kind, amount, at, workspaceId: of }) => [kind, amount.toFixed(), at, of])).toEqual([
    ["reservation", "2", before(20), movedId],
    ["release", "-2", before(20), movedId],
    ["charge", "1.000000001", before(20), movedId],
  ]);
  expect(ledger[2]?.inputTokens).toBe(7);
});

it("changes nothing when a part of it fails", async () => {
  const { workspaceId, taskId } = await makeWorkspace();
  await expect(dateBackWorkspace(workspaceId, [{ runId: "not a run", days: 1 }])).rejects.toThrow();
  const task = await getDb().task.findUniqueOrThrow({ where: { id: taskId } });
  expect([task.workspaceId, task.createdAt]).toEqual([workspaceId, AT]);
});
