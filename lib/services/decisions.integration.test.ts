import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { env, publishToEnvironment } from "@/lib/env";
import { unseal } from "@/lib/seal";
import { makeDefaultConnection, removeConnection, saveHostedConnection } from "@/lib/services/connections";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { systemContext, type Context, type InstanceContext } from "@/lib/services/context";
import { setUp } from "@/lib/services/instance";
import { openSession, revokeSession } from "@/lib/services/people";
import { createWorkspace, rotateBuiltInPassword } from "@/lib/services/workspaces";
import { failInserts } from "@/test/fail-inserts";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { ownDatabase } from "@/test/own-database";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";

// What people decide, and the row that says so: both, or neither.

const CREDENTIALS = { login: "hosted-login", password: "a hosted password" };
const OWNER = { email: "owner@example.com", password: "a password of some length", workspaceName: "First" };

const pool = ownDatabase();
let api: HostedApi;
let workspace: TestWorkspace;
let ctx: Context;

beforeAll(async () => {
  api = await startHostedApi(CREDENTIALS);
  publishToEnvironment({
    SIGHTLINE_ALLOWED_ORIGINS: api.url,
  });
  workspace = await newWorkspace();
  ctx = { ...workspace.ctx, origin: { address: "192.0.2.7", agent: "a browser", requestId: "a request" } };
});

afterAll(() => api.close());

async function entries(entityId: string): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select action, actor_kind, actor_id, address, agent, request_id, workspace_id, before, after
       from app.audit_entry where entity_id = $1 order by id`,
    [entityId],
  );
  return rows;
}

/** All rows that the decisions below may write. */
async function state(): Promise<string> {
  const { rows } = await pool.query(
    `select (select json_agg(c order by id) from app.connection c) as connections,
            (select json_agg(s order by id) from app.session s) as sessions,
            (select json_agg(i) from app.instance i) as instance,
            (select json_agg(a order by id) from api.account a) as accounts,
            (select count(*) from app."user") as users,
            (select count(*) from app.audit_entry) as entries`,
  );
  return JSON.stringify(rows);
}

/** Decides with the row made to fail, which must leave all as it was, and then once more. */
async function decide<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = await state();
  await failInserts(pool, "app.audit_entry", work);
  expect(await state()).toBe(before);
  return work();
}

const byMember = () => ({
  actor_kind: "member",
  actor_id: workspace.userId,
  address: "192.0.2.7",
  agent: "a browser",
  request_id: "a request",
});

it("connections: saved, made the default and removed, without their passwords", async () => {
  const typed = { name: "Hosted", baseUrl: api.url, ...CREDENTIALS, makeDefault: false };
  const { id } = await decide(() => saveHostedConnection({ ctx, input: typed }));
  await decide(() => makeDefaultConnection({ ctx, input: { id } }));
  await decide(() => removeConnection({ ctx, input: { id } }));

  const by = { ...byMember(), workspace_id: workspace.workspaceId };
  const { name } = typed;
  const facts = { name, baseUrl: api.url, login: CREDENTIALS.login };
  const written = await entries(id);
  expect(written).toEqual([
    { ...by, action: "connection.save", before: null, after: { kind: "hosted", ...facts, isDefault: false } },
    { ...by, action: "connection.make_default", before: null, after: null },
    { ...by, action: "connection.remove", before: { ...facts, isDefault: true }, after: null },
  ]);
  expect(JSON.stringify(written)).not.toContain(CREDENTIALS.password);
});

it("sessions: revoked by their owner, once", async () => {
  const sessionId = await openSession({ ctx, input: { userId: workspace.userId } });
  await decide(() => revokeSession({ ctx, input: { sessionId } }));
  expect(await revokeSession({ ctx, input: { sessionId } })).toBe(false);
  expect(await entries(sessionId)).toEqual([
    { ...byMember(), action: "session.revoke", workspace_id: null, before: null, after: null },
  ]);
});

it("a workspace's account: its password rotated by the operator, which nobody is shown", async () => {
  const operator: InstanceContext = { ...ctx, actor: { kind: "operator", userId: workspace.userId } };
  const { id } = await createWorkspace({ ctx: operator, input: { name: "Rotated" } });
  const { rows } = await pool.query<{ accountId: string; login: string }>(
    `select a.id as "accountId", a.login from api.account a where a.workspace_id = $1`,
    [id],
  );
  const [account] = rows;
  if (!account) throw new Error("the workspace has no account");
  const password = async () => {
    const { sealedPassword } = await getDb().connection.findFirstOrThrow({
      where: { workspaceId: id },
      select: { sealedPassword: true },
    });
    return unseal(sealedPassword, env().secret, CONNECTION_PURPOSE);
  };
  const first = await password();
  await decide(() => rotateBuiltInPassword({ ctx: operator, input: { accountId: account.accountId } }));
  const second = await password();

  expect(second).not.toBe(first);
  const hashes = await pool.query(
    "select encode(password_sha256, 'hex') as hash from api.account where id = $1",
    [account.accountId],
  );
  expect(hashes.rows).toEqual([{ hash: createHash("sha256").update(second).digest("hex") }]);
  const written = await entries(account.accountId);
  expect(written).toEqual([
    {
      ...byMember(),
      actor_kind: "operator",
      action: "api_account.rotate_password",
      workspace_id: null,
      before: null,
      after: { login: account.login },
    },
  ]);
  for (const secret of [first, second]) expect(JSON.stringify(written)).not.toContain(secret);
});

it("set-up: the first operator, without a password or the code", async () => {
  const visitor: InstanceContext = { ...systemContext("test"), origin: ctx.origin };
  const { userId } = await decide(() => setUp({ ctx: visitor, input: OWNER }));
  const written = await entries("1");
  expect(written).toEqual([
    {
      ...byMember(),
      actor_kind: "operator",
      actor_id: userId,
      action: "instance.set_up",
      workspace_id: null,
      before: null,
      after: { email: OWNER.email },
    },
  ]);
  const { rows } = await pool.query("select string_agg(e::text, ' ') as all from app.audit_entry e");
  expect(JSON.stringify(rows)).not.toContain(OWNER.password);
});
