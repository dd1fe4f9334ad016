import { setTimeout as sleep } from "node:timers/promises";
import { Client, Pool } from "pg";
import { createAccount, setLimits } from "@/lib/api-service/accounts/accounts";
import { prepareDatabase } from "@/scripts/launcher/database";

export const BENCH_SECRET = "the-secret-of-a-bench-that-lives-for-minutes";

/** A migrated database with one account whose limits are lifted. */
export interface BenchDatabase {
  url: string;
  pool: Pool;
  accountId: string;
  /** The account's `Authorization` header. */
  authorization: string;
}

/** Makes a database on a server, given the address of one that is there. */
export async function createBenchDatabase(serverUrl: string, name: string): Promise<BenchDatabase> {
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`create database ${name} template template0 encoding 'UTF8'`);
  await server.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await prepareDatabase(url.href, BENCH_SECRET);
  const pool = new Pool({ connectionString: url.href, options: "-c TimeZone=UTC" });
  // The server may be gone before a connection has heard that the pool is.
  pool.on("error", () => undefined);
  await pool.query("create schema bench");
  const { id, login, password } = await createAccount(pool, { name: "bench" });
  const lifted = {
    calls_per_minute: null,
    tasks_ready_per_minute: null,
    user_data_per_minute: null,
    id_list_per_minute: null,
    live_slots: null,
  };
  await setLimits(pool, id, lifted);
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
  return { url: url.href, pool, accountId: id, authorization };
}

/** Longer than what a load had under way when it ended takes to end, too. */
const UNDER_WAY_MS = 1_000;

/** Empties the service's tasks and their ledger, which nothing but a bench's superuser could. */
export async function emptyTasks(pool: Pool): Promise<void> {
  await sleep(UNDER_WAY_MS);
  const client = await pool.connect();
  await client.query("set session_replication_role = replica");
  await client.query("truncate api.task, api.callback, api.ledger_entry");
  await client.query("set session_replication_role = origin");
  await client.query("vacuum analyze");
  client.release();
}
