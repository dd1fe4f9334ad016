import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { Pool, type PoolClient } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { watchForFullDisk } from "./full-disk";

/** For Prisma and hand-written SQL together. */
const CONNECTIONS = 20;
const CONNECT_MS = 5_000;
/** Longer than any query of ours should take; analytic reads are held to less by their own budgets. */
const STATEMENT_MS = 30_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
/** Half of what sums of a thousand prompts, twenty brands each, are added up in; with PostgreSQL's 4 MB they are sorted on disk. */
const WORK_MEMORY = "16MB";

type Watching = AsyncLocalStorage<(client: PoolClient) => void>;

// A build may hold this module more than once, in chunks of its own: the pool and who watches it are the process's.
const holder: typeof globalThis & { sightlinePool?: Pool; sightlineWatching?: Watching } = globalThis;

/** The one pool of this process; sessions run in UTC. It survives Next's reloading of modules. */
export function getPool(): Pool {
  holder.sightlinePool ??= openPool({ name: "sightline", max: CONNECTIONS });
  return holder.sightlinePool;
}

/** Ends the pool, if there is one, after its running queries. */
export async function closePool(): Promise<void> {
  const pool = holder.sightlinePool;
  delete holder.sightlinePool;
  await pool?.end();
}

interface PoolOptions {
  /** Shows in the database. */
  name: string;
  max: number;
  /** How long to wait for a connection, and for an answer on it, where that is less than queries usually have. */
  patienceMs?: number;
}

/** A pool of connections to the installation's database, for what cannot share the process's. */
export function openPool({ name, max, patienceMs }: PoolOptions): Pool {
  const pool = new WatchedPool({
    connectionString: env().databaseUrl,
    max,
    connectionTimeoutMillis: patienceMs ?? CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    // A server that has stopped does not even end its statements: then it is for us to let go.
    query_timeout: patienceMs ?? STATEMENT_MS + CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: name,
    keepAlive: true,
    options: `-c TimeZone=UTC -c work_mem=${WORK_MEMORY}`,
  });
  // A connection that the server drops must not end the process, in whose hands ever it is: an idle one is replaced,
  // and whoever has one that is in use learns of it by the next query.
  pool.on("error", (error) => log().warn({ err: error }, "an idle database connection was lost"));
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", watchForFullDisk);
  return pool;
}

const watching = (holder.sightlineWatching ??= new AsyncLocalStorage());

/**
 * Does work and tells of each connection that is taken from a pool meanwhile by it, and by nobody else. This is how
 * `withTransaction` learns on which connection Prisma has begun.
 */
export const watchConnections = <Result>(
  tell: (client: PoolClient) => void,
  work: () => Promise<Result>,
): Promise<Result> => watching.run(tell, work);

class WatchedPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<Pool["connect"]>[0]): Promise<PoolClient> | void {
    if (callback) return super.connect(callback);
    return this.connectWatched();
  }

  private async connectWatched(): Promise<PoolClient> {
    const client = await super.connect();
    watching.getStore()?.(client);
    return client;
  }
}
