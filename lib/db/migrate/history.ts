import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { STEPS, type StepInTypeScript } from "./steps";

/** One step of the database's history, as kept in the repository; see prisma/README.md. */
export interface MigrationStep {
  name: string;
  /** What is executed, one after the other, in one transaction. */
  parts: readonly MigrationPart[];
  checksum: string;
}

/** A script of SQL, or what SQL cannot say. */
export type MigrationPart = string | StepInTypeScript;

/** Where a script has this line, its folder's `step.ts` is run. */
const STEP_LINE = /^-- step\.ts\n/m;

export const MIGRATIONS_FOLDER = "prisma/migrations";
/** The data model that the newest migration leads to. */
export const MODEL_FILE = join(MIGRATIONS_FOLDER, "schema.prisma");

const SCHEMA_FOLDER = "prisma/schema";
const SQL_FOLDER = "prisma/sql";

/** The migrations of this code, oldest first. */
export function readHistory(): MigrationStep[] {
  return readdirSync(resolve(MIGRATIONS_FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readStep(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readStep(name: string): MigrationStep {
  const script = readScript(name);
  const [before = "", ...after] = script.split(STEP_LINE);
  const hash = createHash("sha256").update(script);
  if (after.length === 0) return { name, parts: [before], checksum: hash.digest("hex") };
  const step = STEPS[name];
  if (!step || after.length > 1)
    throw new Error(`"${name}" wants one step in TypeScript, named in steps.ts.`);
  hash.update(readFileSync(resolve(MIGRATIONS_FOLDER, name, "step.ts"), "utf8"));
  return { name, parts: [before, step, ...after], checksum: hash.digest("hex") };
}

const readScript = (name: string): string =>
  readFileSync(resolve(MIGRATIONS_FOLDER, name, "migration.sql"), "utf8");

/** The data model as one text, as the newest migration's is kept. */
export function readModel(): string {
  const parts = readFiles(SCHEMA_FOLDER, ".prisma").map(({ text }) => text);
  return `${parts.join("\n\n")}\n`;
}

/** The data model that the newest migration leads to. */
export const readMigratedModel = (): string => readFileSync(resolve(MODEL_FILE), "utf8");

/** What Prisma's language cannot say and no migration has yet, a file a piece. Files that a migration has are never edited. */
export function readPendingSql(): string[] {
  const scripts = readHistory().map(({ name }) => readScript(name));
  return readFiles(SQL_FOLDER, ".sql")
    .map(({ name, text }) => `-- ${name}\n${text}`)
    .filter((piece) => !scripts.some((script) => script.includes(piece)));
}

function readFiles(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(resolve(folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(resolve(folder, name), "utf8").trim() }));
}
