import "server-only";
import { getPool } from "@/lib/db/pool";

/** After so long without an attempt a count begins anew. */
const FORGOTTEN_AFTER = "1 day";
const FIRST_PAUSE_SECONDS = 2;

/** SQL: the time as it is kept. Rounded it could lie in the future, and who came at that very moment would be refused. */
const NOW = "date_trunc('milliseconds', clock_timestamp())";

// Counted outside any transaction, so that it stands whatever becomes of one.

export interface Throttle {
  key: string;
  /** So many attempts are free; the last of them is followed by the first pause, and each further one doubles it. */
  free: number;
  longestPauseSeconds: number;
}

/**
 * Takes one attempt under a key and counts it, before it is known how it ends; false, and nothing is counted, while a
 * pause lasts. One statement, so that of any number of attempts at the same moment no more pass than one after another
 * would. The time is the database's when the row is had: a statement that waited for it began in the past.
 */
export async function takeAttempt({ key, free, longestPauseSeconds }: Throttle): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `insert into app.sign_in_throttle as throttle (key, failures, blocked_to, updated_at)
     select $1, 1, ${NOW} + ${pauseAfter("1")}, ${NOW}
     on conflict (key) do update set (failures, blocked_to, updated_at) = (
       select attempts, ${NOW} + ${pauseAfter("attempts")}, ${NOW}
         from (select case when throttle.updated_at < clock_timestamp() - $5::interval then 1 else throttle.failures + 1 end as attempts) counted
     ) where throttle.blocked_to <= clock_timestamp()`,
    [key, free, longestPauseSeconds, FIRST_PAUSE_SECONDS, FORGOTTEN_AFTER],
  );
  return rowCount === 1;
}

/** SQL: how long nothing passes after that many attempts. */
const pauseAfter = (attempts: string): string =>
  `make_interval(secs => case when ${attempts} < $2::int then 0
                              else least($3::int, $4::int * power(2, least(${attempts} - $2::int, 30))) end)`;

/** Takes back the one attempt that turned out right, and the pause that it began. */
export async function giveBackAttempt(key: string): Promise<void> {
  await getPool().query(
    `update app.sign_in_throttle set failures = greatest(failures - 1, 0), blocked_to = ${NOW} where key = $1`,
    [key],
  );
}

/** Forgets what was counted under a key, and whatever else is too old to matter. */
export async function forgetAttempts(key: string): Promise<void> {
  await getPool().query(
    "delete from app.sign_in_throttle where key = $1 or (updated_at < clock_timestamp() - $2::interval and blocked_to <= clock_timestamp())",
    [key, FORGOTTEN_AFTER],
  );
}
