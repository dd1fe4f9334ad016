import { closeDb } from "@/lib/db/client";
import { publishToEnvironment, readLauncherEnv } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { prepareDatabase } from "../launcher/database";
import { secretOf } from "../launcher/secret";
import { livingLauncher, takeLock } from "../lock.mjs";
import { prepareEmbeddedPostgres, stopPostgres } from "../postgres/embedded";

/**
 * Does work on the instance's database, whether the app runs or not: on the external one, on that of the running app,
 * or on the embedded one, started for as long as the work takes.
 */
export async function onInstance<Result>(work: () => Promise<Result>): Promise<Result> {
  const env = readLauncherEnv();
  if (env.databaseUrl !== undefined) return onDatabase(env.databaseUrl, secretOf(env), work);
  const running = livingLauncher(env.dataDir);
  if (running?.databaseUrl) return onDatabase(running.databaseUrl, secretOf(env), work);

  const lock = takeLock(env.dataDir, env.url);
  if (!lock.taken) throw new Error("Sightline is just starting or stopping here; try again in a moment.");
  try {
    const embedded = await prepareEmbeddedPostgres(env.dataDir);
    const server = await embedded.start();
    try {
      return await onDatabase(embedded.url, secretOf(env), work);
    } finally {
      await stopPostgres(server);
    }
  } finally {
    lock.release();
  }
}

async function onDatabase<Result>(url: string, secret: string, work: () => Promise<Result>): Promise<Result> {
  publishToEnvironment({ DATABASE_URL: url, SIGHTLINE_SECRET: secret });
  await prepareDatabase(url, secret);
  try {
    return await work();
  } finally {
    await closeQueue();
    await closeDb();
  }
}
