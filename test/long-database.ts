import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { prepareDatabase } from "@/scripts/launcher/database";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { ASKS_NOBODY } from "./asks-nobody";

const SECRET = "a-secret-for-long-tests-only-of-32-characters-and-more";

/** A migrated database on a server of its own, in the environment, for one long test; returns what stops it. */
export async function openLongDatabase(): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres();
  await prepareDatabase(server.url, SECRET);
  publishToEnvironment({
    DATABASE_URL: server.url,
    SIGHTLINE_SECRET: SECRET,
    LOG_LEVEL: "silent",
    ...ASKS_NOBODY,
  });
  return async () => {
    await closeDb();
    await server.stop();
  };
}
