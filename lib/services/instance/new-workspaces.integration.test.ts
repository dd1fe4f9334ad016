import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { createDemoWorkspace } from "@/lib/services/demo";
import { createWorkspace } from "@/lib/services/workspaces";
import { ownDatabase } from "@/test/own-database";
import { giveOperator, mayMakeWorkspaces, openWorkspaces, setUp } from ".";

const OWNER = { email: "first@example.com", password: "a password of some length", workspaceName: "First" };

const pool = ownDatabase();

it("are for operators to make, and for everybody once an operator says so; what was made stays", async () => {
  const machine = systemContext("test");
  const { userId: first } = await setUp({ ctx: machine, input: OWNER });
  const guest = await getDb().user.create({ data: { email: "guest@example.com" } });
  const as = (userId: string): InstanceContext => ({ ...machine, actor: { kind: "member", userId } });
  const make = (userId: string) => createWorkspace({ ctx: as(userId), input: { name: "Mine" } });
  const operator: InstanceContext = { ...machine, actor: { kind: "operator", userId: first } };
  const count = () => getDb().workspace.count();

  await make(first);
  expect(await mayMakeWorkspaces({ ctx: as(guest.id) })).toBe(false);
  const refused = { code: "forbidden", message: expect.stringContaining("Only operators") };
  await expect(make(guest.id)).rejects.toMatchObject(refused);
  await expect(createDemoWorkspace({ ctx: as(guest.id), input: {} })).rejects.toMatchObject(refused);
  expect(await count()).toBe(2);

  await expect(openWorkspaces({ ctx: as(guest.id), input: { open: true } })).rejects.toMatchObject({
    code: "not_found",
  });
  await openWorkspaces({ ctx: operator, input: { open: true } });
  await openWorkspaces({ ctx: operator, input: { open: true } });
  await make(guest.id);
  await openWorkspaces({ ctx: operator, input: { open: false } });
  await expect(make(guest.id)).rejects.toMatchObject(refused);
  await giveOperator({ ctx: operator, input: { email: "guest@example.com" } });
  await make(guest.id);
  expect(await count()).toBe(4);
  const { rows } = await pool.query<{ action: string; actor: string }>(
    "select action, actor_id as actor from app.audit_entry where action like 'instance.%_workspaces' order by id",
  );
  expect(rows).toEqual([
    { action: "instance.open_workspaces", actor: first },
    { action: "instance.close_workspaces", actor: first },
  ]);
});
