import { Client } from "pg";
import { closeDb } from "@/lib/db/client";
import { closePool } from "@/lib/db/pool";
import { publishToEnvironment } from "@/lib/env";
import { prepareDatabase } from "@/scripts/launcher/database";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { BENCH_SECRET } from "./database";

/**
 * A database of the product's for a bench to fill, and a connection to fill it by: none of the pool's, since filling takes
 * longer than a query of the product may. Foreign keys are not checked, and the index of words is left out: it takes
 * three quarters of the time. `session_replication_role` is to be set back before triggers are wanted.
 */
export async function openForFilling(closeLater: (close: () => Promise<void>) => void): Promise<Client> {
  const server = await startTemporaryPostgres();
  closeLater(server.stop);
  await prepareDatabase(server.url, BENCH_SECRET);
  publishToEnvironment({ DATABASE_URL: server.url, SIGHTLINE_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" });
  closeLater(closePool);
  closeLater(closeDb);
  const client = new Client({ connectionString: server.url, options: "-c TimeZone=UTC" });
  await client.connect();
  closeLater(() => client.end());
  await client.query("set session_replication_role = replica; set maintenance_work_mem = '256MB'");
  await client.query("drop index app.answer_words_search");
  return client;
}

/** The same for a bench of what writes as the product does: with every key, trigger and index. */
export async function openForImports(closeLater: (close: () => Promise<void>) => void): Promise<void> {
  const server = await startTemporaryPostgres();
  closeLater(server.stop);
  await prepareDatabase(server.url, BENCH_SECRET);
  publishToEnvironment({ DATABASE_URL: server.url, SIGHTLINE_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" });
  closeLater(closePool);
  closeLater(closeDb);
}
