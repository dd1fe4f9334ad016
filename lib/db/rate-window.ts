import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { createBatcher } from "@/lib/batcher";
import { getPool } from "./pool";

/** Into the next minute, not just up to it. */
const AFTER_MS = 50;

interface Outcome {
  granted: boolean;
  /** Until the next minute. */
  restMs: number;
}

/**
 * Those of this process that wait for one allowance. They take from the row together, what gathered while the statement
 * before was under way: one row that every call of an account changes is otherwise what they all wait for. Nothing is
 * kept here between two statements: what was taken is used at once.
 */
const takers = new Map<string, () => Promise<Outcome>>();

/**
 * Takes one use of an allowance of `perMinute` uses a minute that all processes share, waiting for the next minute
 * when this one is used up. Which minute it is, the database says.
 */
export async function takeFromRateWindow(bucket: string, perMinute: number): Promise<void> {
  for (;;) {
    const { granted, restMs } = await takerOf(bucket, perMinute)();
    if (granted) return;
    await wait(restMs + AFTER_MS);
  }
}

/** Takes one use of such an allowance, where this minute has one left. */
export const tryRateWindow = async (bucket: string, perMinute: number): Promise<boolean> =>
  (await takerOf(bucket, perMinute)()).granted;

/** Uses of this minute's allowance so far, over all processes. */
export async function usedOfRateWindow(bucket: string): Promise<number> {
  const { rows } = await getPool().query<{ used: number }>(
    "select used from app.rate_window where bucket = $1 and window_start = date_trunc('minute', now())",
    [bucket],
  );
  return rows[0]?.used ?? 0;
}

/** Forgets allowances of minutes that are over. */
export async function forgetPastWindows(): Promise<void> {
  await getPool().query("delete from app.rate_window where window_start < now() - interval '10 minutes'");
}

function takerOf(bucket: string, perMinute: number): () => Promise<Outcome> {
  const key = `${perMinute} ${bucket}`;
  const known = takers.get(key);
  if (known) return known;
  const batcher = createBatcher<symbol, Outcome>(async (waiting) => {
    const { granted, restMs } = await take(bucket, waiting.length, perMinute);
    const first = new Set(waiting.slice(0, granted));
    return (taker) => ({ granted: first.has(taker), restMs });
  });
  const taker = () => batcher.add(Symbol());
  takers.set(key, taker);
  return taker;
}

async function take(bucket: string, wanted: number, perMinute: number) {
  const { rows } = await getPool().query<{ granted: number; restMs: number }>(
    `with use as (
       insert into app.rate_window as w (bucket, window_start, used)
       values ($1, date_trunc('minute', now()), least($2::int, $3::int))
       on conflict (bucket, window_start) do update set used = least(w.used + $2::int, $3::int) where w.used < $3::int
       returning new.used - coalesce(old.used, 0) as granted)
     select coalesce((select granted from use), 0) as granted,
            extract(milliseconds from date_trunc('minute', now()) + interval '1 minute' - now())::float8 as "restMs"`,
    [bucket, wanted, perMinute],
  );
  return rows[0] ?? { granted: 0, restMs: 0 };
}
