import "server-only";
import type { Pool } from "pg";
import { openPool } from "./pool";

/** A database that takes longer to say that it is there is as good as down. */
const PATIENCE_MS = 2_000;
/** So long an answer is good for the requests that follow. */
const FRESH_MS = 1_000;

export type AskDatabase = () => Promise<boolean>;

/**
 * A question that takes at most two seconds: whether the database answers. It has a connection of its own, so that
 * other work that waits does not look like a database that is away, and asks at most once a second.
 */
export function askDatabase(
  pool: Pool = openPool({ name: "sightline watch", max: 1, patienceMs: PATIENCE_MS }),
): AskDatabase {
  let answeredAt = -Infinity;
  let asking: Promise<boolean> | null = null;

  async function ask(): Promise<boolean> {
    try {
      await pool.query("select 1");
      answeredAt = performance.now();
      return true;
    } catch {
      return false;
    } finally {
      asking = null;
    }
  }

  return async () => {
    if (performance.now() - answeredAt < FRESH_MS) return true;
    asking ??= ask();
    return asking;
  };
}
