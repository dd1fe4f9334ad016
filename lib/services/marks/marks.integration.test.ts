import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { systemContext } from "@/lib/services/context";
import { plantedPlan } from "@/test/plan";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import type { Context } from "@/lib/services/context";
import { addMark, changeMark, listMarks, markModelChanges, removeMark } from ".";

let own: PlantedWorkspace;
let ctx: Context;

beforeAll(async () => {
  own = await plantOne();
  const { workspaceId, userId } = own;
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "America/St_Johns" } });
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "researcher" } };
});

const list = async (setId: string | null = null) => (await listMarks({ ctx, input: { setId } })).marks;

it("are of the workspace's wall clock, of a set or of all of it, and come back after they were removed", async () => {
  const campaign = { setId: null, kind: "campaign" as const, at: "2026-07-01T09:00", text: "It began" };
  const { id } = await addMark({ ctx, input: { ...campaign, setId: own.set } });
  const marked = async () => (await list(own.set)).find((mark) => mark.id === id);
  expect(await marked()).toMatchObject({
    at: "2026-07-01T11:30:00.000Z",
    atLocal: campaign.at,
    automatic: false,
  });
  const other = await getDb().promptSet.create({ data: { workspaceId: own.workspaceId, name: "Other" } });
  expect((await list(other.id)).map((mark) => mark.id)).toEqual([own.mark]);

  await changeMark({ ctx, input: { ...campaign, id, text: "It began later", at: "2026-12-01T09:00" } });
  expect(await marked()).toMatchObject({ text: "It began later", at: "2026-12-01T12:30:00.000Z" });
  expect((await list(other.id)).map((mark) => mark.id)).toEqual([id, own.mark]);
  await removeMark({ ctx, input: { id, removed: true } });
  expect(await marked()).toBeUndefined();
  await removeMark({ ctx, input: { id, removed: false } });
  expect(await marked()).toBeDefined();
  const noDay = addMark({ ctx, input: { ...campaign, at: "2026-02-30T09:00" } });
  await expect(noDay).rejects.toMatchObject({ code: "invalid", fields: { at: expect.any(String) } });
});

/** A run of a set on a day of August in which a model answered; one more task of it may still be open. */
async function runOf(setId: string, day: number, model: string, isOpen = false): Promise<string> {
  const { workspaceId, connection: connectionId, version: promptVersionId } = own;
  const at = new Date(Date.UTC(2026, 7, day, 9));
  const run = await getDb().run.create({
    data: {
      ...{ workspaceId, setId, ...plantedPlan(promptVersionId, connectionId), method: "live", createdAt: at },
      requestKey: crypto.randomUUID(),
    },
  });
  const shared = {
    workspaceId,
    runId: run.id,
    promptVersionId,
    connectionId,
    repeat: 0,
    method: "live" as const,
  };
  const whom = { engine: "chat_gpt", modelAsked: "gpt-5", parameters: {}, webSearchAsked: false };
  for (const cell of [0, 1, 2]) {
    const isLast = cell === 2;
    await getDb().task.create({
      data: {
        ...{ ...shared, ...whom, cell, createdAt: at },
        ...(isLast && isOpen
          ? { state: "planned", nextCheckAt: new Date("2100-01-01") }
          : {
              state: "answered",
              answer: {
                create: {
                  // What answers now and then is not what answers.
                  ...{ workspaceId, modelAnswered: isLast ? "gpt-5-odd" : model, webSearchDone: false },
                  ...{ text: "t", items: [], fanOutQueries: [], citationCount: 0, readingVersions: {} },
                  ...{ answeredAt: at, elapsedMs: 1 },
                },
              },
            }),
      },
    });
  }
  return run.id;
}

it("are made by themselves, once, where another model answers than in the run before", async () => {
  const { set, workspaceId } = own;
  const other = await getDb().promptSet.create({ data: { workspaceId, name: "Another" } });
  await runOf(set, 1, "gpt-5-2026-01");
  await runOf(other.id, 1, "gpt-5-2026-01");
  await runOf(set, 3, "gpt-5-2026-01");
  const open = await runOf(set, 5, "gpt-5-2026-06", true);
  const compare = () => Promise.all([1, 2, 3].map(() => markModelChanges({ ctx: systemContext("test") })));
  const changes = async () => (await list()).filter(({ automatic }) => automatic);
  await compare();
  expect(await changes()).toEqual([]);

  await getDb().task.updateMany({ where: { runId: open, state: "planned" }, data: { state: "cancelled" } });
  // The other set meets the change later, and it is marked already.
  await runOf(other.id, 8, "gpt-5-2026-06");
  await compare();
  await compare();
  expect(await changes()).toMatchObject([
    {
      kind: "model_changed",
      setId: null,
      at: "2026-08-05T09:00:00.000Z",
      text: "ChatGPT, asked for gpt-5: gpt-5-2026-06 answers, before it was gpt-5-2026-01.",
    },
  ]);

  // One that was removed is not made again; one back is a change.
  const [mark] = await changes();
  await removeMark({ ctx, input: { id: mark?.id ?? "", removed: true } });
  await getDb().run.updateMany({ where: { setId: set }, data: { modelsComparedAt: null } });
  await compare();
  expect(await changes()).toEqual([]);
  await runOf(set, 9, "gpt-5-2026-01");
  await compare();
  expect(await changes()).toMatchObject([{ at: "2026-08-09T09:00:00.000Z" }]);
});
