import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/team/permission";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { changeView, findGone, listViews, openFirst, removeView, saveView, updateView } from ".";

let own: PlantedWorkspace;
let ann: Context;
let bob: Context;

const as = (role: Role, userId: string, { workspaceId } = own): Context => ({
  ...systemContext("test"),
  workspaceId,
  actor: { kind: "member", userId, role },
});

beforeAll(async () => {
  own = await plantOne();
  await getDb().savedView.delete({ where: { id: own.view } });
  [ann, bob] = [as("researcher", own.member), as("viewer", own.userId)];
});

const save = (ctx: Context, name: string, shared: boolean) =>
  saveView({ ctx, input: { name, shared, query: "engine=claude" } });
const namesOf = async (ctx: Context) => (await listViews({ ctx })).map(({ name }) => name);

it("of one's own are seen by nobody else until they are shared, and then changed by those who annotate", async () => {
  const { id } = await save(ann, "Mine", false);
  expect(await namesOf(bob)).toEqual([]);
  for (const attempt of [
    () => removeView({ ctx: bob, input: { id } }),
    () => openFirst({ ctx: bob, input: { id } }),
    () => updateView({ ctx: bob, input: { id, query: "" } }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });

  await changeView({ ctx: ann, input: { id, name: "Ours", shared: true } });
  expect(await listViews({ ctx: bob })).toEqual([
    { id, name: "Ours", query: "engine=claude", isOwn: false, isFirst: false },
  ]);
  await expect(changeView({ ctx: bob, input: { id, name: "Bob's", shared: true } })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(save(bob, "Shared by a viewer", true)).rejects.toMatchObject({ code: "forbidden" });
  await updateView({ ctx: ann, input: { id, query: "engine=gemini" } });
  await openFirst({ ctx: bob, input: { id } });
  expect(await listViews({ ctx: bob })).toMatchObject([{ query: "engine=gemini", isFirst: true }]);
  expect(await listViews({ ctx: ann })).toMatchObject([{ isFirst: false }]);
  await removeView({ ctx: ann, input: { id } });
  const place = await getDb().membership.findFirst({ where: { userId: own.userId } });
  expect(place?.firstViewId).toBeNull();
});

it("have a name once each, among one's own and among those shared", async () => {
  const first = await save(bob, "The same", false);
  await save(ann, "the same", false);
  const shared = await save(ann, "THE SAME", true);
  await expect(save(ann, "The  same", true)).rejects.toMatchObject({
    code: "conflict",
    fields: { name: expect.stringContaining("THE SAME") },
  });
  await expect(save(bob, "ＴＨＥ same", false)).rejects.toMatchObject({ code: "conflict" });
  const share = changeView({
    ctx: as("owner", own.userId),
    input: { id: first.id, name: "The same", shared: true },
  });
  await expect(share).rejects.toMatchObject({ code: "conflict" });
  await removeView({ ctx: ann, input: { id: shared.id } });
});

it("are in no other workspace, and one's own go with one's membership while shared ones stay", async () => {
  const other = await plantOne();
  const { id } = await save(ann, "Private", false);
  await save(ann, "Public", true);
  const stranger = as("owner", other.userId, other);
  expect(await namesOf(stranger)).toEqual([other.slug]);
  await expect(removeView({ ctx: stranger, input: { id } })).rejects.toMatchObject({ code: "not_found" });
  await getDb().membership.delete({
    where: { workspaceId_userId: { workspaceId: own.workspaceId, userId: own.member } },
  });
  const left = await getDb().savedView.findMany({ where: { workspaceId: own.workspaceId } });
  expect(left.map(({ name }) => name).toSorted()).toEqual(["Public", "The same"]);
});

it("tell what they name that is gone, or another workspace's", async () => {
  const other = await plantOne();
  const all = (of: PlantedWorkspace) => ({
    ...{ promptId: of.prompt, versionId: of.version, familyId: of.family, runId: of.run, setId: of.set },
    ...{
      scheduleId: of.schedule,
      personaId: of.persona,
      marketId: of.market,
      flagId: of.flag,
      ...{ brandId: of.brand, withBrandId: of.brand, withoutBrandId: of.brand, citedBrandId: of.brand },
    },
  });
  const look = (input: ReturnType<typeof all>) => findGone({ ctx: bob, input });
  expect(await look(all(own))).toEqual([]);
  expect((await look(all(other))).toSorted()).toEqual(Object.keys(all(other)).toSorted());
  await getDb().flag.delete({ where: { id: own.flag } });
  expect(await look(all(own))).toEqual(["flagId"]);
  expect(await findGone({ ctx: bob, input: { flagId: null } })).toEqual([]);
});
