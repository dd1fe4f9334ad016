import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** One step of the database's history, as kept in the repository. */
export interface MigrationStep {
  name: string;
  script: string;
  checksum: string;
}

export const MIGRATIONS_FOLDER = "prisma/migrations";
export const MODEL_FILE = "schema.prisma";

const SCHEMA_FOLDER = "prisma/schema";
const SQL_FOLDER = "prisma/sql";

/** The migrations of this code, oldest first. */
export function readHistory(): MigrationStep[] {
  const folder = resolve(MIGRATIONS_FOLDER);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const script = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The data model as one text, as a migration keeps it beside its script. */
export function readModel(): string {
  const parts = readFiles(SCHEMA_FOLDER, ".prisma").map(({ text }) => text);
  return `${parts.join("\n\n")}\n`;
}

/** The data model that the newest migration leads to; null before the first. */
export function readMigratedModel(): string | null {
  const last = readHistory().at(-1);
  return last ? readFileSync(resolve(MIGRATIONS_FOLDER, last.name, MODEL_FILE), "utf8") : null;
}

/** What Prisma's language cannot say and no migration has yet, a file a piece. Files that a migration has are never edited. */
export function readPendingSql(): string[] {
  const history = readHistory();
  return readFiles(SQL_FOLDER, ".sql")
    .map(({ name, text }) => `-- ${name}\n${text}`)
    .filter((piece) => !history.some(({ script }) => script.includes(piece)));
}

function readFiles(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(resolve(folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(resolve(folder, name), "utf8").trim() }));
}
