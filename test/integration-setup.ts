import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "@/scripts/launcher/database";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";

/** One database server for all integration tests, migrated like a real one. Test files keep apart by workspace. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), "sightline-test-"));
  await prepareDatabase(server.url, TEST_SECRET);
  project.provide("databaseUrl", server.url);
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
    databaseUrl: string;
    secret: string;
    dataDir: string;
  }
}
