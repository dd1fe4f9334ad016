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
export const SCHEMA_FOLDER = "prisma/schema";

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

/** The data model's files: path → text. */
export function readSchemas(folder = SCHEMA_FOLDER): [string, string][] {
  return readdirSync(resolve(folder))
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [join(folder, name), readFileSync(resolve(folder, name), "utf8")]);
}
