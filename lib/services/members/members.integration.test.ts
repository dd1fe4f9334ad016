import { beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { madeUpAddress } from "@/lib/domain/team/made-up";
import type { Role } from "@/lib/domain/team/permission";
import type { Context } from "@/lib/services/context";
import {
  changeRole,
  leaveWorkspace,
  listMembers,
  makeMemberResetLink,
  removeMember,
  transferOwnership,
} from "@/lib/services/members";
import { findSession, openSession, resetPassword } from "@/lib/services/people";
import { ownDatabase } from "@/test/own-database";
import { plantOne } from "@/test/plant-one";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";

const pool = ownDatabase();
let workspace: TestWorkspace;
let ctx: Context;

beforeEach(async () => {
  workspace = await newWorkspace();
  ctx = workspace.ctx;
});

/** Somebody more in the workspace, and the context in which they act. */
async function join(role: Role): Promise<{ userId: string; ctx: Context }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { workspaceId } = workspace;
  const { id: userId } = await getDb().user.create({
    data: { email, memberships: { create: { workspaceId, role } } },
  });
  return { userId, ctx: { ...ctx, actor: { kind: "member", userId, role } } };
}

async function roles(): Promise<Record<string, Role>> {
  const members = await listMembers({ ctx });
  return Object.fromEntries(members.map(({ userId, role }) => [userId, role]));
}

it("lists who is in the workspace, since when, and when they were last seen", async () => {
  const viewer = await join("viewer");
  await openSession({ ctx, input: { userId: viewer.userId } });
  expect(await listMembers({ ctx })).toMatchObject([
    { userId: workspace.userId, role: "owner", lastSeenAt: null },
    { userId: viewer.userId, role: "viewer", since: expect.any(String), lastSeenAt: expect.any(String) },
  ]);
});

it("changes a role from one moment to the next, and writes down what it was and is", async () => {
  const { userId } = await join("viewer");
  await changeRole({ ctx, input: { userId, role: "researcher" } });
  await changeRole({ ctx, input: { userId, role: "researcher" } });
  expect(await roles()).toMatchObject({ [userId]: "researcher" });
  const { rows } = await pool.query(
    "select action, actor_id, before, after from app.audit_entry where entity_id = $1",
    [userId],
  );
  expect(rows).toEqual([
    {
      action: "member.change_role",
      actor_id: workspace.userId,
      before: { role: "viewer" },
      after: { role: "researcher" },
    },
  ]);
});

it("makes nobody an owner who was made up by a demo, whichever way", async () => {
  const { userId } = await join("viewer");
  await getDb().user.update({ where: { id: userId }, data: { email: madeUpAddress("ann", userId) } });
  const refused = { code: "forbidden" };
  await expect(changeRole({ ctx, input: { userId, role: "owner" } })).rejects.toMatchObject(refused);
  await expect(transferOwnership({ ctx, input: { userId } })).rejects.toMatchObject(refused);
  await changeRole({ ctx, input: { userId, role: "billing" } });
  expect(await roles()).toEqual({ [workspace.userId]: "owner", [userId]: "billing" });
});

it("removes a member, whose work stays, and who is signed out where no other workspace is theirs", async () => {
  const planted = await plantOne();
  const owner: Context = {
    ...ctx,
    workspaceId: planted.workspaceId,
    actor: { kind: "member", userId: planted.userId, role: "owner" },
  };
  await getDb().run.update({ where: { id: planted.run }, data: { createdById: planted.member } });
  const sessionId = await openSession({ ctx, input: { userId: planted.member } });
  const elsewhere = await join("viewer");
  await getDb().membership.create({
    data: { workspaceId: planted.workspaceId, userId: elsewhere.userId, role: "viewer" },
  });
  const kept = await openSession({ ctx, input: { userId: elsewhere.userId } });

  for (const userId of [planted.member, elsewhere.userId])
    await removeMember({ ctx: owner, input: { userId } });
  expect(await listMembers({ ctx: owner })).toHaveLength(1);
  expect(await getDb().run.findUnique({ where: { id: planted.run } })).toMatchObject({
    createdById: planted.member,
  });
  expect(await findSession({ ctx, input: { sessionId } })).toBeNull();
  expect(await findSession({ ctx, input: { sessionId: kept } })).not.toBeNull();
});

it("keeps owners to owners: an admin makes and removes none", async () => {
  const admin = await join("admin");
  const viewer = await join("viewer");
  const forbidden = { code: "forbidden" };
  const { userId } = workspace;
  const tried = [
    () => changeRole({ ctx: admin.ctx, input: { userId, role: "viewer" } }),
    () => changeRole({ ctx: admin.ctx, input: { userId: viewer.userId, role: "owner" } }),
    () => changeRole({ ctx: admin.ctx, input: { userId: admin.userId, role: "owner" } }),
    () => removeMember({ ctx: admin.ctx, input: { userId } }),
  ];
  for (const one of tried) await expect(one()).rejects.toMatchObject(forbidden);
  await changeRole({ ctx: admin.ctx, input: { userId: viewer.userId, role: "admin" } });
  expect(await roles()).toEqual({ [userId]: "owner", [admin.userId]: "admin", [viewer.userId]: "admin" });
});

it("is handed over in one act, and left by anybody but its last owner", async () => {
  const { userId } = await join("researcher");
  await expect(leaveWorkspace({ ctx })).rejects.toMatchObject({ code: "conflict" });
  await transferOwnership({ ctx, input: { userId } });
  expect(await roles()).toEqual({ [workspace.userId]: "admin", [userId]: "owner" });
  await leaveWorkspace({ ctx });
  expect(await roles()).toEqual({ [userId]: "owner" });
  await expect(leaveWorkspace({ ctx })).rejects.toMatchObject({ code: "not_found" });
});

it("has an owner still when two take it from each other at the same time", async () => {
  const other = await join("owner");
  const takings = [
    () => changeRole({ ctx, input: { userId: other.userId, role: "viewer" } }),
    () => changeRole({ ctx: other.ctx, input: { userId: workspace.userId, role: "viewer" } }),
  ];
  const ends = await Promise.allSettled(takings.map((take) => take()));
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(Object.values(await roles()).sort()).toEqual(["owner", "viewer"]);
});

it("has an owner still when two owners leave at the same time", async () => {
  const other = await join("owner");
  const ends = await Promise.allSettled([leaveWorkspace({ ctx }), leaveWorkspace({ ctx: other.ctx })]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(
    await getDb().membership.count({ where: { workspaceId: workspace.workspaceId, role: "owner" } }),
  ).toBe(1);
});

it("has a link made to reset a member's password, which opens no more than this workspace", async () => {
  const [admin, viewer] = [await join("admin"), await join("viewer")];
  const linkFor = (by: Context, userId: string) => makeMemberResetLink({ ctx: by, input: { userId } });
  const { token } = await linkFor(admin.ctx, viewer.userId);
  await resetPassword({ ctx, input: { token, password: "a password of some length" } });
  await linkFor(ctx, admin.userId);

  const refused = { code: "forbidden" };
  for (const [by, userId] of [
    [admin.ctx, workspace.userId],
    [admin.ctx, admin.userId],
    [viewer.ctx, admin.userId],
  ] as const)
    await expect(linkFor(by, userId)).rejects.toMatchObject(refused);

  const elsewhere = await newWorkspace();
  await getDb().membership.create({
    data: { workspaceId: elsewhere.workspaceId, userId: viewer.userId, role: "viewer" },
  });
  await expect(linkFor(ctx, viewer.userId)).rejects.toMatchObject(refused);
  await getDb().user.update({ where: { id: admin.userId }, data: { isOperator: true } });
  await expect(linkFor(ctx, admin.userId)).rejects.toMatchObject(refused);
  await expect(linkFor(ctx, elsewhere.userId)).rejects.toMatchObject({ code: "not_found" });

  const { rows } = await pool.query(
    "select entity_id, after from app.audit_entry where workspace_id = $1 and action = 'user.make_reset_link' order by id",
    [workspace.workspaceId],
  );
  expect(rows).toEqual([
    { entity_id: viewer.userId, after: null },
    { entity_id: admin.userId, after: null },
  ]);
});
