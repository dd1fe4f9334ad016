import { beforeAll, expect, it } from "vitest";
import { answerDetailsSchema } from "@/lib/domain/answers/answer-details";
import { getDb } from "@/lib/db/client";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { readDetails } from ".";

let own: PlantedWorkspace;
let other: PlantedWorkspace;
let ctx: Context;

beforeAll(async () => {
  [own, other] = await Promise.all([plantOne(), plantOne()]);
  const { workspaceId, userId } = own;
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "viewer" } };
});

const every = answerDetailsSchema.keyof().options;
const read = (details = every) =>
  readDetails({ ctx, input: { ids: [own.task, other.task, own.questionAsk], details } });

it("are those asked for, of one's own answers alone", async () => {
  const db = getDb();
  await db.run.update({ where: { id: own.run }, data: { setId: own.set } });
  await db.task.update({
    where: { id: own.task },
    data: { marketId: own.market, personaId: own.persona, repeat: 2 },
  });
  await db.answer.update({ where: { taskId: own.task }, data: { inputTokens: 5 } });
  const all = await read();
  expect([...all.keys()]).toEqual([own.task]);
  const { slug } = own;
  expect(all.get(own.task)).toEqual({
    flags: [{ id: own.flag, name: slug, colour: null }],
    notes: 1,
    market: slug,
    persona: slug,
    set: { id: own.set, name: slug },
    run: { id: own.run, at: expect.any(String) },
    repeat: 3,
    tokens: { input: 5, output: null },
    member: expect.stringContaining("@"),
    took: 900,
    answered: "2026-05-01T10:00:00.000Z",
  });
  expect((await read(["notes"])).get(own.task)).toEqual({ notes: 1 });
});

it("are null where there is none, and the market is that of the wording where no other was told", async () => {
  const db = getDb();
  await db.task.update({ where: { id: own.task }, data: { marketId: null, personaId: null } });
  const { promptId } = await db.promptVersion.findUniqueOrThrow({ where: { id: own.version } });
  const marketOf = async () => (await read(["market", "persona"])).get(own.task);
  expect(await marketOf()).toEqual({ market: null, persona: null });
  await db.prompt.update({ where: { id: promptId }, data: { marketId: own.market } });
  expect(await marketOf()).toEqual({ market: own.slug, persona: null });
});
