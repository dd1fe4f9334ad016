import "server-only";
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { readHistory, type MigrationStep } from "./history";

/** Held while migrating, so that processes starting together take turns. Any fixed number does. */
const LOCK_KEY = 7_235_019_461;

/** The database cannot be brought to this code's shape; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings the database to this code's shape, keeping what was applied in the table that Prisma's own tools read. Each
 * step is one transaction with its row in that table: it happened whole, or not at all. (Prisma's engine is not asked
 * to apply: over this driver it splits scripts at every semicolon, functions included, and commits each piece.)
 * @param afterwards further work under the same lock, done whether anything was applied or not
 * @param history this code's steps; a test may end them early
 * @returns the names of the migrations applied now
 * @throws MigrationError when the database is newer than the code, or a step fails
 */
export async function applyMigrations(
  databaseUrl: string,
  afterwards?: (database: Client) => Promise<void>,
  history: readonly MigrationStep[] = readHistory(),
): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    await client.query(CREATE_TABLE);
    const missing = missingSteps(history, await readApplied(client));
    for (const step of missing) await applyStep(client, step);
    await afterwards?.(client);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Prisma's own table, as its tools make it. */
const CREATE_TABLE = `
  create table if not exists public._prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

type AppliedStep = Pick<MigrationStep, "name" | "checksum">;

async function readApplied(client: Client): Promise<AppliedStep[]> {
  const { rows } = await client.query<AppliedStep>(
    `select migration_name as name, checksum from public._prisma_migrations
      where finished_at is not null and rolled_back_at is null`,
  );
  return rows;
}

/**
 * The steps a database still lacks.
 * @throws MigrationError when it has steps this code does not know, or knows in another wording
 */
export function missingSteps<Step extends AppliedStep>(
  history: readonly Step[],
  applied: readonly AppliedStep[],
): Step[] {
  const known = new Map(history.map((step) => [step.name, step]));
  for (const { name, checksum } of applied) {
    const step = known.get(name);
    if (!step) {
      throw new MigrationError(
        `The database is newer than this version of Sightline: it has "${name}", which is not known here. Start the newer version, or restore a backup made before it.`,
      );
    }
    if (checksum !== step.checksum) {
      throw new MigrationError(
        `The database's "${name}" was applied in another wording than this version has. Start the version that made the database, or restore a backup.`,
      );
    }
  }
  const done = new Set(applied.map((step) => step.name));
  return history.filter((step) => !done.has(step.name));
}

async function applyStep(client: Client, { name, parts, checksum }: MigrationStep): Promise<void> {
  try {
    await client.query("begin");
    for (const part of parts) await (typeof part === "string" ? client.query(part) : part(client));
    await client.query(
      `insert into public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`The database change "${name}" failed and nothing of it was kept: ${reason}`, {
      cause: error,
    });
  }
}
