import { describe, expect, it } from "vitest";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { setUp } from "@/lib/services/instance";
import { failInserts } from "@/test/fail-inserts";
import { ownDatabase } from "@/test/own-database";
import { changeTimeZone, createWorkspace, deleteWorkspace, purgeWorkspaces, renameWorkspace } from ".";

// Each step of making something is made to fail in turn.

const pool = ownDatabase();

const TABLES = [
  "app.user",
  "app.workspace",
  "app.membership",
  "app.connection",
  "app.audit_entry",
  "api.account",
];

/** How many rows each table has. */
async function count(): Promise<string> {
  const counts = TABLES.map((table) => `(select count(*)::int from ${table})`).join(", ");
  const { rows } = await pool.query(`select json_build_array(${counts}) as counts`);
  return JSON.stringify(rows);
}

const OWNER = { email: "owner@example.com", password: "a password of some length", workspaceName: "First" };

describe("what is one decision is one commit", () => {
  it.each(TABLES)("first set-up: a failure at %s leaves nothing", async (table) => {
    const before = await count();
    await failInserts(pool, table, () => setUp({ ctx: systemContext("test"), input: OWNER }));
    expect(await count()).toBe(before);
    const { rows } = await pool.query("select set_up_at from app.instance");
    expect(rows).toEqual([{ set_up_at: null }]);
  });

  it("a workspace: a failure at any step leaves nothing, and what it decided is written beside it", async () => {
    const input = { ...OWNER, timeZone: "America/New_York" };
    const { userId, workspaceSlug } = await setUp({ ctx: systemContext("test"), input });
    expect(workspaceSlug).toBe("first");
    const ctx: InstanceContext = { ...systemContext("test"), actor: { kind: "member", userId } };
    const before = await count();
    for (const table of TABLES.filter((name) => name !== "app.user")) {
      await failInserts(pool, table, () => createWorkspace({ ctx, input: { name: "Second" } }));
      expect(await count(), table).toBe(before);
    }

    const made = await Promise.all(
      Array.from({ length: 4 }, () => createWorkspace({ ctx, input: { name: "Second" } })),
    );
    expect(new Set(made.map(({ slug }) => slug))).toEqual(
      new Set(["second", "second-2", "second-3", "second-4"]),
    );

    await createWorkspace({ ctx, input: { name: "Third", timeZone: "asia/tokyo" } });
    await expect(createWorkspace({ ctx, input: { name: "Fourth", timeZone: "+09:00" } })).rejects.toThrow();
    const zones = await pool.query(
      "select name, time_zone as zone from app.workspace group by 1, 2 order by 1",
    );
    expect(zones.rows).toEqual([
      { name: "First", zone: "America/New_York" },
      { name: "Second", zone: "UTC" },
      { name: "Third", zone: "Asia/Tokyo" },
    ]);

    const [first] = made;
    if (!first) throw new Error("no workspace");
    const owner = {
      ...ctx,
      workspaceId: first.id,
      actor: { kind: "member", userId, role: "owner" },
    } as const;
    await renameWorkspace({ ctx: owner, input: { name: "Renamed" } });
    await failInserts(pool, "app.audit_entry", () =>
      changeTimeZone({ ctx: owner, input: { timeZone: "Asia/Tokyo" } }),
    );
    await expect(changeTimeZone({ ctx: owner, input: { timeZone: "+09:00" } })).rejects.toThrow();
    await changeTimeZone({ ctx: owner, input: { timeZone: "europe/helsinki" } });
    const { rows } = await pool.query("select time_zone from app.workspace where id = $1", [first.id]);
    expect(rows).toEqual([{ time_zone: "Europe/Helsinki" }]);
    const entries = (id: string) =>
      pool.query(
        "select action, actor_kind, actor_id, request_id, before, after from app.audit_entry where entity_id = $1 order by id",
        [id],
      );
    const by = { actor_kind: "member", actor_id: userId, request_id: ctx.origin.requestId };
    expect((await entries(first.id)).rows).toMatchObject([
      { ...by, action: "workspace.create", before: null, after: { name: "Second" } },
      { ...by, action: "workspace.rename", before: { name: "Second" }, after: { name: "Renamed" } },
      {
        ...by,
        action: "workspace.change_time_zone",
        before: { timeZone: "UTC" },
        after: { timeZone: "Europe/Helsinki" },
      },
    ]);
    await expect(pool.query("update app.audit_entry set action = 'x.y'")).rejects.toThrow("append-only");
    await expect(pool.query("delete from app.audit_entry")).rejects.toThrow("append-only");

    await deleteWorkspace({ ctx: owner });
    await pool.query("update app.workspace set purge_after = now() where deleted_at is not null");
    await purgeWorkspaces({ ctx: systemContext("purge") });
    expect((await entries(first.id)).rows).toMatchObject([
      { ...by, action: "workspace.delete", before: { name: "Renamed" } },
      { actor_kind: "system", action: "workspace.purge", before: { name: "Renamed" } },
    ]);
  });
});
