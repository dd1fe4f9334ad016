import "server-only";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
/** Longer than any query of ours should take; analytic reads are held to less by their own budgets. */
const STATEMENT_MS = 30_000;
const IDLE_IN_TRANSACTION_MS = 60_000;

const holder: typeof globalThis & { sightlinePool?: Pool } = globalThis;

/** The one pool of this process; sessions run in UTC. It survives Next's reloading of modules. */
export function getPool(): Pool {
  holder.sightlinePool ??= createPool(env().databaseUrl);
  return holder.sightlinePool;
}

/** Ends the pool, if there is one, after its running queries. */
export async function closePool(): Promise<void> {
  const pool = holder.sightlinePool;
  delete holder.sightlinePool;
  await pool?.end();
}

function createPool(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: "sightline",
    keepAlive: true,
    options: "-c TimeZone=UTC",
  });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on("error", (error) => log().warn({ err: error }, "an idle database connection was lost"));
  return pool;
}
