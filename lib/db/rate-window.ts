import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { getPool } from "./pool";

const MINUTE_MS = 60_000;

/**
 * Takes one use of an allowance of `perMinute` uses a minute that all processes share, waiting for the next minute
 * when this one is used up.
 */
export async function takeFromRateWindow(bucket: string, perMinute: number): Promise<void> {
  for (;;) {
    const { rows } = await getPool().query<{ used: number }>(
      `insert into app.rate_window as w (bucket, window_start, used)
       values ($1, date_trunc('minute', now()), 1)
       on conflict (bucket, window_start) do update set used = w.used + 1 where w.used < $2
       returning used`,
      [bucket, perMinute],
    );
    if (rows.length > 0) return;
    await wait(MINUTE_MS - (Date.now() % MINUTE_MS) + 50);
  }
}
