import type { Pool } from "pg";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Lets time pass for what the service's processes compare, which is the database's time: all of it lies so much longer
 * ago. What is dated as a record stays as it was.
 */
export async function letTimePass(pool: Pool, milliseconds: number): Promise<void> {
  const ago = "$1 * interval '1 ms'";
  const days = `((now() + ${ago}) at time zone 'UTC')::date - (now() at time zone 'UTC')::date`;
  for (const statement of [
    `update api.task set stored_at = stored_at - ${ago}, ended_at = ended_at - ${ago}, lease_until = lease_until - ${ago}`,
    `update api.callback set due_at = due_at - ${ago}, lease_until = lease_until - ${ago}`,
    `update api.live_slot set leased_until = leased_until - ${ago}`,
    `update api.pause set until = until - ${ago}`,
    `update api.call_counter set minute = minute - ${ago}, day = day - (${days})`,
    `update api.purse set day = day - (${days})`,
  ])
    await pool.query(statement, [milliseconds]);
}

/**
 * Has what an account calls from now on counted in the minute of its last call, however slow the machine: that minute
 * lies two minutes ahead of the clock, and none goes back. The next one comes when three minutes pass.
 */
export async function stayInMinute(pool: Pool, accountId: string): Promise<void> {
  await pool.query(
    "update api.call_counter set minute = minute + interval '2 minutes' where account_id = $1",
    [accountId],
  );
}

export const AFTER_STAYING = 3 * MINUTE;
