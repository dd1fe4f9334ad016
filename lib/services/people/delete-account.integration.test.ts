import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { hashPassword } from "@/lib/password";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { reportSpend } from "@/lib/services/spend";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { authenticate, deleteAccount, deleteOwnAccount, findAccount, listPeople, makeResetLink } from ".";

const PASSWORD = "correct horse battery staple";

const visitor = systemContext("test");
const operator: InstanceContext = { ...visitor, actor: { kind: "operator", userId: null } };
const HERE = { address: "192.0.2.7", agent: "a browser", requestId: "a request" };

const pool = ownDatabase();
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

interface Shared extends PlantedWorkspace {
  email: string;
  other: string;
}

/** A workspace full of what one person did, and another who owns it beside them, or does not. */
async function plantShared(role: "owner" | "viewer"): Promise<Shared> {
  const planted = await plantOne();
  const email = `${randomUUID()}@example.com`;
  await getDb().user.update({ where: { id: planted.userId }, data: { email, passwordHash } });
  const { id: other } = await getDb().user.create({ data: { email: `${randomUUID()}@example.com` } });
  await getDb().membership.create({ data: { workspaceId: planted.workspaceId, userId: other, role } });
  return { ...planted, email, other };
}

const contextOf = ({ userId }: PlantedWorkspace): InstanceContext => ({
  ...visitor,
  actor: { kind: "member", userId },
  origin: HERE,
});

const leave = (planted: PlantedWorkspace, password = PASSWORD) =>
  deleteOwnAccount({ ctx: contextOf(planted), input: { sessionId: planted.session, password } });
const remove = ({ userId }: { userId: string }) => deleteAccount({ ctx: operator, input: { userId } });

/** All that the database holds, but for what the workspace is called by in this test. */
async function everything(): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('app', 'pgboss') and table_type = 'BASE TABLE'",
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => (await pool.query(`select t::text as row from ${name} t`)).rows),
  );
  return JSON.stringify(texts);
}

it("goes with name and address; what it did and what that cost stays", async () => {
  const planted = await plantShared("owner");
  const { email } = planted;
  await getDb().user.update({ where: { id: planted.userId }, data: { name: "Ann Other-Name" } });
  await makeResetLink({ ctx: operator, input: { userId: planted.userId } });
  const ctx = {
    ...contextOf(planted),
    workspaceId: planted.workspaceId,
    actor: { kind: "system" as const, job: "test" },
  };
  const filter = { ...ANY_SPEND, zone: "UTC", from: "2020-01-01", to: "2029-12-31" };
  const report = () => reportSpend({ ctx, input: { filter, by: "day", groupBy: "member" } });
  const before = await report();

  await expect(leave(planted, "wrong")).rejects.toMatchObject({ code: "invalid" });
  await leave(planted);

  const left = await everything();
  for (const personal of [email, "Ann Other-Name", passwordHash]) expect(left).not.toContain(personal);
  const after = await report();
  expect(after.total).toEqual(before.total);
  expect(after.groups.map(({ name }) => name)).toEqual(["Deleted member"]);
  expect(
    await authenticate({
      ctx: visitor,
      input: { credentials: { email, password: PASSWORD }, deviceToken: null },
    }),
  ).toBeNull();
  await expect(findAccount({ ctx: operator, input: { email } })).rejects.toMatchObject({ code: "not_found" });

  const { rows } = await pool.query(
    `select workspace_id, actor_id, address, agent, before, after from app.audit_entry
      where action = 'user.delete' and entity_id = $1 order by workspace_id nulls first`,
    [planted.userId],
  );
  const alike = { actor_id: planted.userId, address: null, agent: null, before: null, after: null };
  expect(rows).toEqual([
    { workspace_id: null, ...alike },
    { workspace_id: planted.workspaceId, ...alike },
  ]);

  // The address may be used anew, by somebody else.
  await getDb().user.create({ data: { email } });
});

it("stays while it is the only owner of a workspace, by name", async () => {
  const planted = await plantShared("viewer");
  for (const attempt of [() => leave(planted), () => remove(planted)])
    await expect(attempt()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(planted.slug),
    });
  expect((await listPeople({ ctx: operator, input: { text: planted.email, page: 1 } })).rows).toMatchObject([
    { id: planted.userId, email: planted.email, workspaces: 1, isOperator: false },
  ]);
});

it("of two owners who leave at once one stays", async () => {
  const planted = await plantShared("owner");
  const ended = await Promise.allSettled([remove(planted), remove({ userId: planted.other })]);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { rows } = await pool.query(
    "select role from app.membership where workspace_id = $1 and role = 'owner'",
    [planted.workspaceId],
  );
  expect(rows).toHaveLength(1);
});

it("stays while it is the only operator", async () => {
  const newOperator = async () => {
    const data = { email: `${randomUUID()}@example.com`, isOperator: true };
    return (await getDb().user.create({ data })).id;
  };
  const [one, two] = [await newOperator(), await newOperator()];
  const ended = await Promise.allSettled([remove({ userId: one }), remove({ userId: two })]);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("is deleted once, and by nobody but its owner and the operator", async () => {
  const planted = await plantShared("owner");
  await expect(
    deleteAccount({ ctx: contextOf(planted), input: { userId: planted.other } }),
  ).rejects.toMatchObject({ code: "not_found" });
  await remove({ userId: planted.other });
  await expect(remove({ userId: planted.other })).rejects.toMatchObject({ code: "not_found" });
  const { rows } = await getPool().query('select email, name, is_operator from app."user" where id = $1', [
    planted.other,
  ]);
  expect(rows).toEqual([
    { email: `deleted-${planted.other}@invalid`, name: "Deleted member", is_operator: false },
  ]);
});
