import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "@/scripts/launcher/database";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { makeTemporaryFolder } from "@/scripts/temporary-folder";

/**
 * One database server for all integration tests, and on it a database that is migrated like a real one, once: each test
 * file works on a copy of its own, so that files run beside each other and none meets another's rows.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres();
  const dataDir = makeTemporaryFolder("test");
  await prepareDatabase(server.url, TEST_SECRET);
  const url = new URL(server.url);
  project.provide("migratedDatabase", url.pathname.slice(1));
  // PostgreSQL's own database: nobody may be connected to the migrated one while it is copied.
  url.pathname = "/postgres";
  project.provide("serverUrl", url.href);
  project.provide("secret", TEST_SECRET);
  project.provide("dataDir", dataDir);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

const TEST_SECRET = "a-secret-for-tests-only-of-32-characters-and-more";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    migratedDatabase: string;
    secret: string;
    dataDir: string;
  }
}
