import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { getPool } from "./pool";

/** Into the next minute, not just up to it. */
const AFTER_MS = 50;

/**
 * Takes one use of an allowance of `perMinute` uses a minute that all processes share, waiting for the next minute
 * when this one is used up. Which minute it is, the database says.
 */
export async function takeFromRateWindow(bucket: string, perMinute: number): Promise<void> {
  for (;;) {
    const { rows } = await getPool().query<{ taken: boolean; rest_ms: number }>(
      `with use as (
         insert into app.rate_window as w (bucket, window_start, used)
         values ($1, date_trunc('minute', now()), 1)
         on conflict (bucket, window_start) do update set used = w.used + 1 where w.used < $2
         returning used)
       select exists (select from use) as taken,
              extract(milliseconds from date_trunc('minute', now()) + interval '1 minute' - now())::float8 as rest_ms`,
      [bucket, perMinute],
    );
    const [window] = rows;
    if (window?.taken) return;
    await wait((window?.rest_ms ?? 0) + AFTER_MS);
  }
}
