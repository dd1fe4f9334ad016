import { describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { systemContext, type Context } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { makeWatchable, watchStatements } from "@/test/statements";
import {
  deleteWorkspace,
  findWorkspace,
  listDeletedWorkspaces,
  listOwnDeletedWorkspaces,
  listWorkspaces,
  purgeWorkspaces,
  restoreOwnWorkspace,
  restoreWorkspace,
} from ".";

ownDatabase();
makeWatchable(getPool());

const system = systemContext("test");

const ownerOf = ({ workspaceId, userId }: PlantedWorkspace): Context => ({
  ...system,
  workspaceId,
  actor: { kind: "member", userId, role: "owner" },
});

const memberOf = ({ workspaceId, member: userId }: PlantedWorkspace): Context => ({
  ...system,
  workspaceId,
  actor: { kind: "member", userId, role: "researcher" },
});

const contents = async (workspaceId: string) =>
  Promise.all([
    getDb().task.count({ where: { workspaceId } }),
    getDb().spendEntry.count({ where: { workspaceId } }),
    getDb().membership.count({ where: { workspaceId } }),
  ]);

describe("a deleted workspace", () => {
  it("has nobody in it at once, and comes back whole by an owner, with what waits paused", async () => {
    const planted = await plantOne();
    const [owner, member] = [ownerOf(planted), memberOf(planted)];
    await getDb().task.updateMany({ where: { runId: planted.questionAsk }, data: { state: "planned" } });
    const before = await contents(planted.workspaceId);
    await deleteWorkspace({ ctx: owner });
    for (const ctx of [owner, member]) {
      expect(await listWorkspaces({ ctx })).toEqual([]);
      expect(await findWorkspace({ ctx, input: { slug: planted.slug } })).toBeNull();
    }
    await expect(deleteWorkspace({ ctx: owner })).rejects.toMatchObject({ code: "conflict" });
    await purgeWorkspaces({ ctx: system });
    const id = planted.workspaceId;
    expect(await listOwnDeletedWorkspaces({ ctx: owner })).toMatchObject([{ id, name: planted.slug }]);
    // Others who were in it see nothing of it.
    expect(await listOwnDeletedWorkspaces({ ctx: member })).toEqual([]);
    await expect(restoreOwnWorkspace({ ctx: member, input: { id } })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await restoreOwnWorkspace({ ctx: owner, input: { id } })).toEqual({ slug: planted.slug });
    expect(await contents(id)).toEqual(before);
    expect(await findWorkspace({ ctx: member, input: { slug: planted.slug } })).toMatchObject({ id });
    const run = await getDb().run.findUniqueOrThrow({ where: { id: planted.questionAsk } });
    expect(run.pausedAt).not.toBeNull();
  });

  it("is brought back by an operator, too; after its day by nobody, and then goes whole", async () => {
    const planted = await plantOne();
    const { workspaceId: id } = planted;
    const owner = ownerOf(planted);
    await deleteWorkspace({ ctx: owner });
    expect((await listDeletedWorkspaces({ ctx: system })).map((each) => each.id)).toEqual([id]);
    await restoreWorkspace({ ctx: system, input: { id } });
    await deleteWorkspace({ ctx: owner });
    await getPool().query("update app.workspace set purge_after = now() where id = $1", [id]);
    await expect(restoreOwnWorkspace({ ctx: owner, input: { id } })).rejects.toMatchObject({
      code: "not_found",
    });
    await purgeWorkspaces({ ctx: system });
    expect(await getDb().workspace.findUnique({ where: { id } })).toBeNull();
    expect(await contents(id)).toEqual([0, 0, 0]);
    const decided = await getDb().auditEntry.findMany({ where: { entityId: id }, orderBy: { id: "asc" } });
    expect(decided.map(({ action }) => action)).toEqual([
      "workspace.delete",
      "workspace.delete",
      "workspace.purge",
    ]);
  });

  it("keeps its ledger for its day, and then goes batch by batch, whatever statement its worker dies at", async () => {
    const { workspaceId: id, ...planted } = await plantOne();
    const owner = ownerOf({ workspaceId: id, ...planted });
    await getPool().query(
      `insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, amount)
       select $1, 'correction', 'correction', 'k' || n, 0.001 from generate_series(1, 5001) n`,
      [id],
    );
    const entries = () => getDb().spendEntry.count({ where: { workspaceId: id } });
    const erase = () => getPool().query("delete from app.spend_entry where workspace_id = $1", [id]);
    const all = await entries();
    await deleteWorkspace({ ctx: owner });
    await expect(erase()).rejects.toThrow("append-only");
    await getPool().query("update app.workspace set purge_after = now() where id = $1", [id]);
    await expect(erase()).rejects.toThrow("append-only");
    const left = new Set<number>();
    for (let diesAt = 2; ; diesAt += 2) {
      const { statements } = await watchStatements(() => purgeWorkspaces({ ctx: system }), diesAt);
      if (statements < diesAt) break;
      left.add(await entries());
    }
    expect([...left]).toEqual([all, all - 5_000, 0]);
    expect(await getDb().workspace.findUnique({ where: { id } })).toBeNull();
    expect(await contents(id)).toEqual([0, 0, 0]);
  });
});
