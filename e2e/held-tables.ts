import { setTimeout as wait } from "node:timers/promises";
import { testDataDir } from "@/lib/env";
import { livingLauncher } from "@/scripts/lock.mjs";
import { withClient } from "@/test/kills/observer";

const CANCEL = `select pg_cancel_backend(pid) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock' and query not like 'lock table%'`;

/**
 * Does something while the running product can't read these tables of its own: they are held, and every statement that
 * waits for them is cancelled, as one is that takes too long.
 */
export async function withoutTables(tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const databaseUrl = livingLauncher(testDataDir() ?? "")?.databaseUrl ?? null;
  await withClient(databaseUrl, (holder) =>
    withClient(databaseUrl, async (canceller) => {
      const held = new AbortController();
      const cancelling = (async () => {
        while (!held.signal.aborted) {
          await canceller.query(CANCEL);
          await wait(20);
        }
      })();
      try {
        await holder.query("begin");
        await holder.query(`lock table ${tables.map((table) => `app.${table}`).join(", ")}`);
        await work();
        await holder.query("rollback");
      } finally {
        held.abort();
        await cancelling;
      }
    }),
  );
}
