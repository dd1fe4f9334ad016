import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readHistory } from "@/lib/db/migrate/history";
import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { hashPassword } from "@/lib/password";
import { systemContext } from "@/lib/services/context";
import { authenticate, listEmailCollisions } from "@/lib/services/people";

// Accounts of the version before, some of whose addresses are the same but for their writing.

const PASSWORD = "correct horse battery staple";
const MIGRATION = "_accounts";

/** As they were made, oldest first, and as they are after. */
const ACCOUNTS = [
  ["Ann@Example.com", "Ann@Example.com"],
  ["ann@example.com", "ann@example.com"],
  ["BEN@example.com", "ben@example.com"],
  ["Ben@example.com", "Ben@example.com"],
  ["ｂｅｎ@example.com", "ｂｅｎ@example.com"],
  ["Zoe@example.com", "zoe@example.com"],
  ["max@example.com", "max@example.com"],
] as const;

let database: Client;

beforeAll(async () => {
  const name = `folded_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("serverUrl"));
  const server = new Client({ connectionString: url.href });
  await server.connect();
  await server.query(`create database ${name} template template0 encoding 'UTF8'`);
  await server.end();
  url.pathname = `/${name}`;
  publishToEnvironment({ DATABASE_URL: url.href });

  const history = readHistory();
  const before = history.slice(
    0,
    history.findIndex(({ name: step }) => step.endsWith(MIGRATION)),
  );
  await applyMigrations(url.href, async () => undefined, before);
  database = new Client({ connectionString: url.href });
  await database.connect();
  const hash = await hashPassword(PASSWORD);
  for (const [place, [email]] of ACCOUNTS.entries())
    await database.query(
      `insert into app."user" (id, email, password_hash, created_at) values (gen_random_uuid(), $1, $2, $3)`,
      [email, hash, new Date(Date.UTC(2026, 0, 1 + place))],
    );
  await applyMigrations(url.href, async () => undefined);
});

afterAll(async () => {
  await database.end();
  await closeDb();
});

const idOf = async (email: string): Promise<string> =>
  (await database.query('select id from app."user" where email = $1', [email])).rows[0]?.id;

it("folds what it can, keeps the others as they are, and lists them", async () => {
  const { rows } = await database.query('select email from app."user" order by created_at');
  expect(rows.map(({ email }) => email)).toEqual(ACCOUNTS.map(([, after]) => after));
  const ctx = systemContext("test");
  const collisions = await listEmailCollisions({ ctx });
  expect(collisions.map(({ folded, accounts }) => [folded, accounts.map(({ email }) => email)])).toEqual([
    ["ann@example.com", ["Ann@Example.com", "ann@example.com"]],
    ["ben@example.com", ["ben@example.com", "Ben@example.com", "ｂｅｎ@example.com"]],
  ]);
});

it.each(ACCOUNTS)("who was %s still signs in by that, as themselves", async (before, after) => {
  const input = { credentials: { email: before, password: PASSWORD }, deviceToken: null };
  const known = await authenticate({ ctx: systemContext("test"), input });
  expect(known?.userId).toBe(await idOf(after));
});

it("takes no other address that is not folded, and none that is the same as another", async () => {
  const insert = (email: string) =>
    database.query(`insert into app."user" (id, email) values (gen_random_uuid(), $1)`, [email]);
  await expect(insert("New@example.com")).rejects.toThrow("kept folded");
  await expect(insert("ｎｅｗ@example.com")).rejects.toThrow("kept folded");
  for (const taken of ["ann@example.com", "ben@example.com", "zoe@example.com"])
    await expect(insert(taken)).rejects.toThrow("unique");
  await insert("new@example.com");
});
