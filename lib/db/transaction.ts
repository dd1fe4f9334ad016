import "server-only";
import { Pool, type PoolClient } from "pg";
import { getDb, type Prisma } from "./client";
import type { Queryable } from "./columns";
import { watchConnections } from "./pool";

/** One open transaction. Prisma and hand-written SQL run on its one connection and hold together, or not at all. */
export interface Transaction extends Queryable {
  prisma: Prisma.TransactionClient;
}

/** How long a transaction waits for a connection. */
const WAIT_MS = 5_000;
/** How long it may take before it is rolled back; Prisma's own limit is 5 s, less than a busy machine may need. */
const TIME_OUT_MS = 30_000;

/**
 * Does work in the transaction that `ctx` carries, or else in one of its own, which commits when the work is done and
 * rolls back when it throws. Work that joined must let its errors through: after a failed statement the whole
 * transaction is lost, so that nothing in it can be tried again (`on conflict`, or whoever opened it tries again).
 */
export async function withTransaction<Ctx extends { tx?: Transaction }, Result>(
  ctx: Ctx,
  work: (ctx: Ctx & { tx: Transaction }) => Promise<Result>,
): Promise<Result> {
  if (ctx.tx) return work({ ...ctx, tx: ctx.tx });
  const connection = new HeldConnection();
  return watchConnections(
    (client) => connection.take(client),
    () =>
      getDb().$transaction(
        (prisma) => work({ ...ctx, tx: { prisma, query: (statement) => connection.get().query(statement) } }),
        { maxWait: WAIT_MS, timeout: TIME_OUT_MS },
      ),
  );
}

/** The connection a transaction of Prisma's runs on, from its beginning until it is given back. */
class HeldConnection {
  private client: PoolClient | null = null;
  private taken = false;

  /** The first connection is the transaction's; what the work takes beside it is its own affair. */
  take(client: PoolClient): void {
    if (this.taken) return;
    this.taken = true;
    this.client = client;
    const release = client.release.bind(client);
    client.release = (broken) => {
      this.client = null;
      release(broken);
    };
  }

  /** Throws once the transaction has ended: somebody else may have the connection. */
  get(): PoolClient {
    if (this.client === null) throw new Error("this transaction has ended");
    return this.client;
  }
}

/** The same on a pool of one's own and without Prisma. Given anything but a pool, which is a transaction under way, it joins it. */
export async function inTransaction<Result>(
  db: Pool | Queryable,
  work: (db: Queryable) => Promise<Result>,
): Promise<Result> {
  if (!(db instanceof Pool)) return work(db);
  const client = await db.connect();
  let broken = false;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    // A connection that is gone has rolled back by itself, and nobody gets it again.
    broken = await client.query("rollback").then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}
