import "server-only";
import { resolve } from "node:path";
import { Client } from "pg";
import { MIGRATIONS_FOLDER, readHistory, type MigrationStep } from "./history";
import { NO_FILTER, openSchemaEngine } from "./schema-engine";

/** Held while migrating, so that processes starting together take turns. Any fixed number does. */
const LOCK_KEY = 7_235_019_461;

/** The database cannot be brought to this code's shape; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings the database to this code's shape, keeping Prisma's own table of what was applied.
 * @param afterwards further work under the same lock, done whether anything was applied or not
 * @returns the names of the migrations applied now
 * @throws MigrationError when the database is newer than the code, or a migration failed half-way before
 */
export async function applyMigrations(
  databaseUrl: string,
  afterwards?: (database: Client) => Promise<void>,
): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    const missing = compare(readHistory(), await readApplied(client));
    const applied = missing.length > 0 ? await applyWithEngine(databaseUrl) : [];
    await afterwards?.(client);
    return applied;
  } finally {
    await client.end();
  }
}

interface AppliedStep {
  name: string;
  checksum: string;
  finished: boolean;
}

async function readApplied(client: Client): Promise<AppliedStep[]> {
  const table = await client.query<{ exists: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as exists",
  );
  if (!table.rows[0]?.exists) return [];
  const { rows } = await client.query<AppliedStep>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from public._prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

function compare(history: MigrationStep[], applied: AppliedStep[]): MigrationStep[] {
  const known = new Map(history.map((step) => [step.name, step]));
  for (const { name, checksum, finished } of applied) {
    const step = known.get(name);
    if (!step) {
      throw new MigrationError(
        `The database is newer than this version of Sightline: it has "${name}", which is not known here. Start the newer version, or restore a backup made before it.`,
      );
    }
    if (!finished) {
      throw new MigrationError(
        `The database change "${name}" was begun and not finished. Restore the backup made before it, then start again.`,
      );
    }
    if (checksum !== step.checksum) {
      throw new MigrationError(
        `The database change "${name}" was applied in another wording than this version has. Start the version that made the database, or restore a backup.`,
      );
    }
  }
  const done = new Set(applied.map((step) => step.name));
  return history.filter((step) => !done.has(step.name));
}

async function applyWithEngine(databaseUrl: string): Promise<string[]> {
  const engine = await openSchemaEngine(databaseUrl);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      filters: NO_FILTER,
      migrationsList: {
        baseDir: resolve(MIGRATIONS_FOLDER),
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories: readHistory().map(({ name, script }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
        })),
      },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}
