import type { Pool } from "pg";
import { benchTask } from "./tasks";

// Finished over the last two days, none collected, each with the same answer of ordinary length.
const SEED = `
insert into api.task (
  id, account_id, engine, method, state, posted, model, tag, status_code, status_message, base_cost, advance,
  money_spent, charge_basis, upstream, result, posted_at, started_at, done_at, stored_at, ended_at,
  search_asked
)
select '11201200-0001-0613-' || substr(md5(n::text), 1, 4) || '-' || lpad(to_hex(n), 12, '0'), $2::uuid, 'chat_gpt', 'standard',
       'done', $3::text, 'gpt-4.1-mini-2025-04-14', 'bench-' || n, 20000, 'Ok.', 0.0002, 0.01, 0.0012, 'bench', 'sandbox', $4::text,
       at, at, at + interval '5 seconds', at, at + interval '5 seconds', false
from (select n, now() - interval '2 days' + n * interval '2 days' / $1::int as at from generate_series(1, $1::int) as n) as task`;

/** Fills a database with finished tasks of one account. */
export async function seedFinished(
  pool: Pool,
  accountId: string,
  count: number,
  result: string,
): Promise<void> {
  const client = await pool.connect();
  await client.query("set synchronous_commit = off");
  await client.query(SEED, [count, accountId, JSON.stringify(benchTask(0)), result]);
  await client.query("set synchronous_commit = on");
  await client.query("vacuum analyze api.task");
  await client.query("checkpoint");
  client.release();
}

/** Ids of tasks from all over the table, in no order. */
export async function pickIds(pool: Pool, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from api.task tablesample system (least(100, 100.0 * 4 * $1 / (select count(*) from api.task)))
     where collected_at is null order by random() limit $1`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** Puts tasks back on the ready list. */
export async function uncollect(pool: Pool, ids: readonly string[]): Promise<void> {
  await pool.query("update api.task set collected_at = null where id = any ($1::text[])", [ids]);
  await pool.query("vacuum api.task");
}
