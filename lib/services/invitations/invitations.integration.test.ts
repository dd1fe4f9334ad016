import { afterAll, beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/team/permission";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { systemContext, type Context, type InstanceContext } from "@/lib/services/context";
import {
  inviteMember,
  joinAsMember,
  joinAsNewPerson,
  listInvitations,
  readInvitation,
  renewLink,
  revokeInvitation,
} from "@/lib/services/invitations";
import { changeRole } from "@/lib/services/members";
import { authenticate } from "@/lib/services/people";
import { ownDatabase } from "@/test/own-database";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";

const PASSWORD = "a password of some length";
const visitor: InstanceContext = systemContext("test");
const pool = ownDatabase();
let workspace: TestWorkspace;
let ctx: Context;

afterAll(closeQueue);

beforeEach(async () => {
  workspace = await newWorkspace();
  ctx = workspace.ctx;
});

/** The secret of a link, which nobody is told apart from it. */
const tokenOf = (link: string): string => String(link.split("/").at(-1));

async function invite(call: Parameters<typeof inviteMember>[0]) {
  const { link, ...made } = await inviteMember(call);
  return { ...made, token: tokenOf(link) };
}

const freshEmail = () => `${crypto.randomUUID()}@example.com`;
const newUser = async (email: string) => (await getDb().user.create({ data: { email } })).id;
const as = (userId: string): InstanceContext => ({ ...visitor, actor: { kind: "member", userId } });
const joinNew = (token: string) =>
  joinAsNewPerson({ ctx: visitor, input: { token, name: "Ada", password: PASSWORD } });

async function members(): Promise<[string, Role][]> {
  const rows = await getDb().membership.findMany({
    where: { workspaceId: workspace.workspaceId },
    select: { role: true, user: { select: { email: true } } },
  });
  return rows.map(({ role, user }): [string, Role] => [user.email, role]);
}

const decisions = async () => {
  const { rows } = await pool.query<{ action: string }>(
    "select action, entity_id, after, before from app.audit_entry where workspace_id = $1 order by id",
    [workspace.workspaceId],
  );
  return rows;
};

it("makes a new person a member once, who then signs in; the token is kept as a hash, and no address is in the audit log", async () => {
  const email = freshEmail();
  const { id, token } = await invite({
    ctx,
    input: { email: ` ${email.toUpperCase()} `, role: "viewer" },
  });
  expect(await readInvitation({ ctx: visitor, input: { token } })).toEqual({
    workspaceName: workspace.slug,
    email,
    role: "viewer",
    hasAccount: false,
  });
  const { rows } = await pool.query("select i::text from app.invitation i");
  expect(JSON.stringify(rows)).not.toContain(token);

  expect(await joinNew(token)).toMatchObject({ email, slug: workspace.slug });
  expect(await members()).toContainEqual([email, "viewer"]);
  const known = await authenticate({
    ctx: visitor,
    input: { credentials: { email, password: PASSWORD }, deviceToken: null },
  });
  expect(known).not.toBeNull();
  await expect(joinNew(token)).rejects.toMatchObject({ code: "not_found" });
  expect(await listInvitations({ ctx })).toEqual([]);
  const written = await decisions();
  expect(written).toMatchObject([
    { action: "invitation.make", entity_id: id, after: { role: "viewer" } },
    { action: "invitation.accept", entity_id: id, after: { role: "viewer" } },
  ]);
  for (const secret of [token, email]) expect(JSON.stringify(written)).not.toContain(secret);
});

it("is taken by one of many at once, and makes one account", async () => {
  const email = freshEmail();
  const { token } = await invite({ ctx, input: { email, role: "viewer" } });
  const ends = await Promise.allSettled(Array.from({ length: 5 }, () => joinNew(token)));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await members()).toHaveLength(2);
  expect(await getDb().user.count({ where: { email } })).toBe(1);
});

it("makes somebody who has an account a member, and leaves one who is a member already what they are", async () => {
  const email = freshEmail();
  const { token } = await invite({ ctx, input: { email, role: "admin" } });
  const userId = await newUser(email);
  await expect(joinNew(token)).rejects.toMatchObject({ code: "conflict" });
  await getDb().membership.create({
    data: { workspaceId: workspace.workspaceId, userId, role: "billing" },
  });
  await joinAsMember({ ctx: as(userId), input: { token } });
  expect(await members()).toContainEqual([email, "billing"]);
  const again = inviteMember({ ctx, input: { email, role: "viewer" } });
  await expect(again).rejects.toMatchObject({ code: "invalid", fields: { email: expect.any(String) } });
});

it("is of no use to another address, and stays good for its own", async () => {
  const email = freshEmail();
  const [userId, other] = [await newUser(email), await newUser(freshEmail())];
  const { token } = await invite({ ctx, input: { email, role: "viewer" } });
  await expect(joinAsMember({ ctx: as(other), input: { token } })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await members()).toHaveLength(1);
  await joinAsMember({ ctx: as(userId), input: { token } });
  expect(await members()).toContainEqual([email, "viewer"]);
});

it("ends: by age, by being revoked, by a new link", async () => {
  const { id, token } = await invite({ ctx, input: { email: freshEmail(), role: "viewer" } });
  await pool.query("update app.invitation set expires_at = now() - interval '1 second' where id = $1", [id]);
  expect(await listInvitations({ ctx })).toMatchObject([{ id, isExpired: true }]);
  expect(await readInvitation({ ctx: visitor, input: { token } })).toBeNull();
  await expect(joinNew(token)).rejects.toMatchObject({ code: "not_found" });

  const second = { token: tokenOf((await renewLink({ ctx, input: { id } })).link) };
  expect(await listInvitations({ ctx })).toMatchObject([{ id, isExpired: false }]);
  expect(await readInvitation({ ctx: visitor, input: { token } })).toBeNull();
  expect(await readInvitation({ ctx: visitor, input: second })).not.toBeNull();

  await revokeInvitation({ ctx, input: { id } });
  await expect(joinNew(second.token)).rejects.toMatchObject({ code: "not_found" });
  await expect(revokeInvitation({ ctx, input: { id } })).rejects.toMatchObject({ code: "not_found" });
  expect((await decisions()).map(({ action }) => action)).toEqual([
    "invitation.make",
    "invitation.renew_link",
    "invitation.revoke",
  ]);
});

it("is one for an address: a second one is refused, not sent beside the first", async () => {
  const email = freshEmail();
  await inviteMember({ ctx, input: { email, role: "viewer" } });
  const again = inviteMember({ ctx, input: { email, role: "admin" } });
  await expect(again).rejects.toMatchObject({ code: "conflict", fields: { email: expect.any(String) } });
});

it("to be an owner is made, renewed and revoked by owners alone; who was an admin a moment ago invites nobody", async () => {
  const userId = await newUser(freshEmail());
  await getDb().membership.create({ data: { workspaceId: workspace.workspaceId, userId, role: "admin" } });
  const admin: Context = { ...ctx, actor: { kind: "member", userId, role: "admin" } };
  const owner = { email: freshEmail(), role: "owner" } as const;
  const forbidden = { code: "forbidden" };
  await expect(inviteMember({ ctx: admin, input: owner })).rejects.toMatchObject(forbidden);
  const { id } = await inviteMember({ ctx, input: owner });
  await expect(renewLink({ ctx: admin, input: { id } })).rejects.toMatchObject(forbidden);
  await expect(revokeInvitation({ ctx: admin, input: { id } })).rejects.toMatchObject(forbidden);

  await changeRole({ ctx, input: { userId, role: "viewer" } });
  const late = inviteMember({ ctx: admin, input: { email: freshEmail(), role: "admin" } });
  await expect(late).rejects.toMatchObject(forbidden);
});

it("goes by mail as well where this instance sends any: each link once, and only to its address", async () => {
  const mails = async () => {
    const { rows } = await pool.query<{ to: string }>('select "to" from app.outgoing_mail order by id');
    return rows.map(({ to }) => to);
  };
  const email = freshEmail();
  const first = await inviteMember({ ctx, input: { email, role: "viewer" } });
  expect([first.isMailed, await mails()]).toEqual([false, []]);
  publishToEnvironment({
    SIGHTLINE_SMTP_URL: "smtp://127.0.0.1:1",
    SIGHTLINE_MAIL_FROM: "Sightline <sightline@example.com>",
  });
  const second = await renewLink({ ctx, input: { id: first.id } });
  expect([second.isMailed, await mails()]).toEqual([true, [email]]);
});
