import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { MIGRATIONS_FOLDER, readHistory, readSchemas } from "@/lib/db/migrate/history";
import { NO_FILTER, openSchemaEngine } from "@/lib/db/migrate/schema-engine";
import { startTemporaryPostgres } from "./postgres/temporary";

// npm run migrate:make -- <name>: writes the next migration from what changed in prisma/schema since the last one.
// Each migration keeps the data model it leads to beside it, so no database of anybody's is
// needed to work out the next; the engine wants one to talk to, and gets one for the moment.

const SQL_FOLDER = "prisma/sql";
const MODEL_FILE = "schema.prisma";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    "Give the migration a name of lower-case letters, digits and underscores: npm run migrate:make -- add_tags",
  );
  process.exit(1);
}

const last = readHistory().at(-1);
const model = readSchemas()
  .map(([, text]) => text.trim())
  .join("\n\n");
const schema = (content: string) => ({
  tag: "schemaDatamodel" as const,
  files: [{ path: MODEL_FILE, content }],
});
const previous = last ? readFileSync(resolve(MIGRATIONS_FOLDER, last.name, MODEL_FILE), "utf8") : null;

const server = await startTemporaryPostgres();
const engine = await openSchemaEngine(server.url);
const { stdout } = await engine.diff({
  from: previous === null ? { tag: "empty" } : schema(previous),
  to: schema(model),
  script: true,
  exitCode: null,
  filters: NO_FILTER,
});
await server.stop();
const handWritten = pendingSql();
const script = [
  stdout?.includes("-- This is an empty migration") ? "" : stdout,
  ...handWritten.map((sql) => sql.text),
]
  .map((part) => part?.trim())
  .filter(Boolean)
  .join("\n\n");
if (script === "") {
  console.log("Nothing changed since the last migration.");
  process.exit(0);
}

const number = String((last ? Number.parseInt(last.name, 10) : 0) + 1).padStart(2, "0");
const folder = resolve(MIGRATIONS_FOLDER, `${number}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "migration.sql"), `${script}\n`);
writeFileSync(join(folder, MODEL_FILE), `${model}\n`);
console.log(`${MIGRATIONS_FOLDER}/${number}_${name}/migration.sql`);

/** What Prisma's language cannot say: each file of prisma/sql goes into one migration, the first made after it appears. */
function pendingSql(): { text: string }[] {
  if (!existsSync(SQL_FOLDER)) return [];
  const history = readHistory();
  return readdirSync(SQL_FOLDER)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({ text: `-- ${file}\n${readFileSync(join(SQL_FOLDER, file), "utf8").trim()}` }))
    .filter(({ text }) => !history.some((step) => step.script.includes(text)));
}
