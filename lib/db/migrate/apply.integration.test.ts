import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { applyMigrations, MigrationError } from "./apply";
import { readHistory } from "./history";

describe("applying migrations", () => {
  const name = `migrate_${randomUUID().replaceAll("-", "")}`;
  const admin = new Client({ connectionString: inject("serverUrl") });
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`create database ${name}`);
  });
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });

  async function onDatabase<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  it("applies every step once when several processes start together", async () => {
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url.href)));
    const names = readHistory().map((step) => step.name);
    expect(applied.flat().sort()).toEqual(names);
    expect(await applyMigrations(url.href)).toEqual([]);
  });

  it("refuses a database that is newer than the code, in words", async () => {
    await onDatabase((client) =>
      client.query(
        `insert into public._prisma_migrations (id, checksum, migration_name, finished_at)
         values ('later', 'x', '99_later', now())`,
      ),
    );
    await expect(applyMigrations(url.href)).rejects.toThrow(MigrationError);
    await expect(applyMigrations(url.href)).rejects.toThrow(/newer than this version .* "99_later"/);
    await onDatabase((client) => client.query("delete from public._prisma_migrations where id = 'later'"));
  });

  it("keeps the spend ledger append-only, and lets it go with its workspace", async () => {
    await onDatabase(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        "insert into app.workspace (id, slug, name) values (gen_random_uuid(), 'ledger', 'Ledger') returning id",
      );
      const workspaceId = rows[0]?.id;
      await client.query(
        `insert into app.spend_entry (workspace_id, run_id, task_id, kind, cause, idempotency_key, amount, engine, model)
         values ($1, gen_random_uuid(), gen_random_uuid(), 'charge', 'answer', 'k', 0.5, 'gemini', 'm')`,
        [workspaceId],
      );
      await expect(client.query("update app.spend_entry set amount = 0")).rejects.toThrow(/append-only/);
      await expect(client.query("delete from app.spend_entry")).rejects.toThrow(/append-only/);
      await expect(client.query("truncate app.spend_entry")).rejects.toThrow(/append-only/);
      await client.query("delete from app.workspace where id = $1", [workspaceId]);
      expect((await client.query("select 1 from app.spend_entry")).rowCount).toBe(0);
    });
  });
});
