import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  MIGRATIONS_FOLDER,
  MODEL_FILE,
  readHistory,
  readMigratedModel,
  readModel,
  readPendingSql,
} from "@/lib/db/migrate/history";
import { NO_FILTER, openSchemaEngine } from "@/lib/db/migrate/schema-engine";
import { startTemporaryPostgres } from "./postgres/temporary";

// npm run migrate:make -- <name>: writes the next migration from what changed in prisma/schema and prisma/sql since the
// last one, see prisma/README.md. The data model that the last one leads to is kept, so the next is worked out from two
// texts; the engine wants a database to talk to, and gets one for the moment.

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    "Give it a name of lower-case letters, digits and underscores: npm run migrate:make -- add_tags",
  );
  process.exit(1);
}

const model = readModel();
const script = [await diff(readMigratedModel(), model), ...readPendingSql()].filter(Boolean).join("\n\n");
if (script === "") {
  console.log("Nothing changed since the last migration.");
} else {
  const last = readHistory().at(-1)?.name ?? "00";
  const number = String(Number.parseInt(last, 10) + 1).padStart(2, "0");
  const folder = join(MIGRATIONS_FOLDER, `${number}_${name}`);
  mkdirSync(resolve(folder), { recursive: true });
  writeFileSync(resolve(folder, "migration.sql"), `${script}\n`);
  writeFileSync(resolve(MODEL_FILE), model);
  console.log(`Written: ${folder}/migration.sql. Read it before you commit it.`);
}

/** The statements that lead from one data model to another; empty when there are none. */
async function diff(from: string, to: string): Promise<string> {
  const target = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  const server = await startTemporaryPostgres();
  try {
    const engine = await openSchemaEngine(server.url);
    const { stdout } = await engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout && !stdout.includes("This is an empty migration") ? stdout.trim() : "";
  } finally {
    await server.stop();
  }
}
