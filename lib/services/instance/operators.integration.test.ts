import { beforeAll, beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { giveOperator, listOperators, setUp, takeOperator } from "@/lib/services/instance";
import { ownDatabase } from "@/test/own-database";

const FIRST = { email: "first@example.com", password: "a password of some length", workspaceName: "First" };

const pool = ownDatabase();
let first: string;
let second: string;

const as = (userId: string): InstanceContext => ({
  ...systemContext("test"),
  actor: { kind: "operator", userId },
});
const operators = async () => (await listOperators({ ctx: systemContext("test") })).map(({ email }) => email);

beforeAll(async () => {
  first = (await setUp({ ctx: systemContext("test"), input: FIRST })).userId;
  second = (await getDb().user.create({ data: { email: "second@example.com" } })).id;
});

beforeEach(async () => {
  await getDb().user.updateMany({ where: { id: first }, data: { isOperator: true } });
  await getDb().user.updateMany({ where: { id: second }, data: { isOperator: false } });
});

it("is given by an operator to somebody who has an account, taken again, and both are written down", async () => {
  await giveOperator({ ctx: as(first), input: { email: " Second@Example.com" } });
  await giveOperator({ ctx: as(first), input: { email: "second@example.com" } });
  expect(await operators()).toEqual(["first@example.com", "second@example.com"]);
  await takeOperator({ ctx: as(second), input: { userId: first } });
  expect(await operators()).toEqual(["second@example.com"]);
  const { rows } = await pool.query(
    "select action, actor_id, entity_id from app.audit_entry where entity = 'operator' order by id",
  );
  expect(rows).toEqual([
    { action: "operator.give", actor_id: first, entity_id: second },
    { action: "operator.take", actor_id: second, entity_id: first },
  ]);
});

it("is refused for an address that nobody has, and for somebody who is none", async () => {
  const giving = giveOperator({ ctx: as(first), input: { email: "nobody@example.com" } });
  await expect(giving).rejects.toMatchObject({ code: "invalid" });
  const taking = takeOperator({ ctx: as(first), input: { userId: second } });
  await expect(taking).rejects.toMatchObject({ code: "not_found" });
});

it("is never taken from the last one, also when two take it from each other at once", async () => {
  const taking = takeOperator({ ctx: as(first), input: { userId: first } });
  await expect(taking).rejects.toMatchObject({ code: "conflict" });
  await giveOperator({ ctx: as(first), input: { email: "second@example.com" } });
  const ends = await Promise.allSettled([
    takeOperator({ ctx: as(first), input: { userId: second } }),
    takeOperator({ ctx: as(second), input: { userId: first } }),
  ]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await operators()).toHaveLength(1);
});
