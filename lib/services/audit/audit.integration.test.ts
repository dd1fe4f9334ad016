import { beforeAll, describe, expect, it } from "vitest";
import { recordDecision, type Decision } from "@/lib/db/audit";
import { getPool } from "@/lib/db/pool";
import {
  ANY_ENTRY,
  AUDIT_ENTRIES_PER_PAGE,
  type AuditCursor,
  type AuditFilter,
} from "@/lib/domain/team/audit-entry";
import { systemContext, type Context } from "@/lib/services/context";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  exportAuditEntries,
  listAuditEntries,
  listDeciders,
  listInstanceDeciders,
  listInstanceEntries,
} from ".";

const ENTITY = "0190a0c0-0000-7000-8000-0000000000aa";
const ORIGIN = { address: "192.0.2.7", agent: "a browser", requestId: "a request" };

let own: TestWorkspace;
let other: TestWorkspace;

beforeAll(async () => {
  own = await newWorkspace();
  other = await newWorkspace();
});

const decide = (
  { ctx, workspaceId }: TestWorkspace,
  decision: Omit<Decision, "workspaceId" | "entityId"> & { at?: string; entityId?: string },
): Promise<void> => {
  const { at = "2026-05-01T10:00:00Z", ...rest } = decision;
  return recordDecision(
    getPool(),
    { actor: ctx.actor, origin: ORIGIN, now: () => new Date(at) },
    { workspaceId, entityId: ENTITY, ...rest },
  );
};

const list = (ctx: Context, filter: Partial<AuditFilter> = {}, after: AuditCursor | null = null) =>
  listAuditEntries({ ctx, input: { filter: { ...ANY_ENTRY, zone: "UTC", ...filter }, after } });

const actions = async (filter: Partial<AuditFilter>, zone = "UTC") => {
  const input = { filter: { ...ANY_ENTRY, zone, ...filter }, after: null };
  const { rows } = await listAuditEntries({ ctx: own.ctx, input });
  return rows.map(({ action }) => action);
};

describe("what was decided", () => {
  beforeAll(async () => {
    await decide(own, { action: "run.create", after: { name: "Spring" }, at: "2026-05-01T23:30:00Z" });
    await decide(own, { action: "run.pause", at: "2026-05-02T08:00:00Z" });
    await decide(own, {
      action: "market.rename",
      before: { name: "Åland" },
      after: { name: "100%_" },
      at: "2026-05-03T08:00:00Z",
    });
    await decide(other, { action: "workspace.rename", after: { name: "Spring" } });
  });

  it("is listed newest first, with who, from where, before and after", async () => {
    const { rows, total, next } = await list(own.ctx);
    expect(rows.map(({ action }) => action)).toEqual(["market.rename", "run.pause", "run.create"]);
    expect(rows[0]).toMatchObject({
      actorKind: "member",
      actorId: own.userId,
      who: `${own.slug}@example.com`,
      entity: "market",
      entityId: ENTITY,
      before: { name: "Åland" },
      after: { name: "100%_" },
      ...ORIGIN,
      at: "2026-05-03T08:00:00.000Z",
    });
    expect({ total, next }).toEqual({ total: { count: 3, isMore: false }, next: null });
    expect(await listDeciders({ ctx: own.ctx })).toEqual([
      { id: own.userId, name: `${own.slug}@example.com` },
    ]);
  });

  it.each([
    [{ action: "run.pause" }, ["run.pause"]],
    [{ entity: "run" }, ["run.pause", "run.create"]],
    [{ text: "spring" }, ["run.create"]],
    [{ text: "åland" }, ["market.rename"]],
    [{ text: "0%_" }, ["market.rename"]],
    [{ text: "192.0.2.7" }, ["market.rename", "run.pause", "run.create"]],
    [{ from: "2026-05-02" }, ["market.rename", "run.pause"]],
    [{ to: "2026-05-01" }, ["run.create"]],
    [{ from: "2026-05-02", to: "2026-05-02" }, ["run.pause"]],
    [{ memberId: ENTITY }, []],
  ] satisfies [Partial<AuditFilter>, string[]][])("%j leaves %j", async (filter, left) => {
    expect(await actions(filter)).toEqual(left);
  });

  it("falls on days of the workspace's zone", async () => {
    expect(await actions({ from: "2026-05-02", to: "2026-05-02" }, "Europe/Helsinki")).toEqual([
      "run.pause",
      "run.create",
    ]);
    expect(await actions({ memberId: own.userId, to: "2026-05-01" }, "Europe/Helsinki")).toEqual([]);
  });

  it("is nobody's without the permission", async () => {
    const viewer: Context = { ...own.ctx, actor: { kind: "member", userId: own.userId, role: "viewer" } };
    await expect(list(viewer)).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("goes on after any entry, each once, however many share a moment; the export has the same", async () => {
  const busy = await newWorkspace();
  const count = 2 * AUDIT_ENTRIES_PER_PAGE + 7;
  for (let place = 0; place < count; place += 1)
    await decide(busy, {
      action: "run.create",
      entityId: String(place),
      at: place % 3 === 0 ? "2026-05-01T10:00:00Z" : `2026-05-01T10:00:0${place % 10}.5Z`,
    });
  const seen: string[] = [];
  let after: AuditCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(busy.ctx, {}, after);
    seen.push(...page.rows.map(({ entityId }) => entityId));
    expect(page.total).toEqual({ count, isMore: false });
    after = page.next;
  } while (after);
  expect(new Set(seen).size).toBe(count);
  expect(seen).toHaveLength(count);

  const exported: string[] = [];
  for await (const batch of exportAuditEntries({ ctx: busy.ctx, input: { ...ANY_ENTRY, zone: "UTC" } }))
    exported.push(...batch.map(({ entityId }) => entityId));
  expect(exported).toEqual(seen);
});

it("of the instance is its operator's, and no workspace's", async () => {
  const operator = { ...systemContext("test"), actor: { kind: "operator" as const, userId: own.userId } };
  await recordDecision(
    getPool(),
    { actor: operator.actor, origin: ORIGIN, now: () => new Date("2026-05-01T10:00:00Z") },
    { workspaceId: null, action: "upstream.remove", entityId: "gemini" },
  );
  const input = { filter: { ...ANY_ENTRY, zone: "UTC" }, after: null };
  const { rows } = await listInstanceEntries({ ctx: operator, input });
  expect(rows.map(({ action }) => action)).toEqual(["upstream.remove"]);
  expect(await listInstanceDeciders({ ctx: operator })).toEqual([
    { id: own.userId, name: `${own.slug}@example.com` },
  ]);
  expect((await list(own.ctx)).rows.map(({ action }) => action)).not.toContain("upstream.remove");
  await expect(listInstanceEntries({ ctx: own.ctx, input })).rejects.toMatchObject({ code: "not_found" });
});

describe("is append-only", () => {
  it.each([
    "update app.audit_entry set action = 'x.y'",
    "update app.audit_entry set address = null",
    "delete from app.audit_entry",
    "truncate app.audit_entry",
  ])("%s", async (change) => {
    await decide(own, { action: "run.cancel" });
    await expect(getPool().query(change)).rejects.toThrow("append-only");
  });

  it("but for what is personal of an account that is forgotten", async () => {
    const gone = await newWorkspace();
    const email = `${gone.slug}@example.com`;
    await decide(gone, { action: "workspace.create", after: { email, name: `not ${email}` } });
    await decide(own, { action: "user.make_reset_link", after: { email }, entityId: gone.userId });
    const before = await getPool().query("select * from app.audit_entry where actor_id = $1", [gone.userId]);
    await getPool().query("select app.forget_in_audit($1, $2)", [gone.userId, email]);
    const { rows } = await getPool().query("select * from app.audit_entry where actor_id = $1", [
      gone.userId,
    ]);
    expect(rows).toEqual([
      {
        ...before.rows[0],
        address: null,
        agent: null,
        after: { email: "deleted member", name: `not ${email}` },
      },
    ]);
    const of = await getPool().query("select address, after from app.audit_entry where entity_id = $1", [
      gone.userId,
    ]);
    expect(of.rows).toEqual([{ address: ORIGIN.address, after: { email: "deleted member" } }]);
  });

  it("also where somebody says they forget", async () => {
    const client = await getPool().connect();
    try {
      await client.query("begin");
      await client.query("select set_config('sightline.forgetting', 'on', true)");
      await expect(client.query("update app.audit_entry set actor_id = 'x'")).rejects.toThrow("append-only");
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
