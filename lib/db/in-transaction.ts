import "server-only";
import type { Pool, PoolClient } from "pg";

/** Does work on one connection in one transaction: all of it holds, or nothing. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (db: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
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
