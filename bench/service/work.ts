import type { Pool } from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { compare, median } from "../support/compare";
import { emptyTasks, type BenchDatabase } from "../support/database";
import { startWorker } from "../support/programs";
import { whole, type Report } from "../support/report";
import { measureWorkers } from "../support/worker-rate";

const AT_ONCE = 6_000;
const AT_200_MS = 2_500;
const ROUNDS = 3;

/** How many tasks a worker executes, prices and stores in a second, on a sandbox that answers at once. */
export async function measureWork(report: Report, { url, pool, accountId }: BenchDatabase): Promise<void> {
  const worker = startWorker(url, 0);
  const rate = () => measureWorkers(pool, accountId, AT_ONCE);
  await rate();
  report.add({
    name: "worker: tasks a second",
    value: median([await rate(), await rate(), await rate()]),
    atLeast: 1_000,
    detail: `one worker; ${AT_ONCE} tasks in the queue`,
  });
  report.add({ name: "worker: most memory, MB", value: worker.peakMegabytes(), atMost: 512, detail: "" });
  await worker.stop();
  await requireEachOnce(pool, AT_ONCE * 4);
  await emptyTasks(pool);
}

/** What a second worker adds where each is held by its own concurrency, and that no task is claimed by both. */
export async function measureTwoWorkers(
  report: Report,
  { url, pool, accountId }: BenchDatabase,
): Promise<void> {
  await countClaims(pool);
  const first = startWorker(url, 200);
  await workersAre(pool, 1);
  const rate = () => measureWorkers(pool, accountId, AT_200_MS);
  const {
    first: alone,
    second: together,
    ratio,
  } = await compare(ROUNDS, rate, async () => {
    const second = startWorker(url, 200);
    await workersAre(pool, 2);
    const both = await rate();
    await second.stop();
    return both;
  });
  report.add({
    name: "two workers: times one",
    value: ratio,
    atLeast: 1.8,
    detail: `at 200 ms: ${whole(alone)} tasks/s, ${whole(together)} with two`,
  });
  await first.stop();
  await requireEachOnce(pool, AT_200_MS * 2 * (ROUNDS + 1));
  const { rows } = await pool.query<{ twice: number; claims: number }>(
    `select count(*)::int as claims, (count(*) - count(distinct task_id))::int as twice from bench.claim`,
  );
  report.add({
    name: "two workers: tasks run twice",
    value: rows[0]?.twice ?? Number.NaN,
    atMost: 0,
    detail: `${whole(rows[0]?.claims ?? 0)} claims`,
  });
  await pool.query(
    "drop trigger bench_claims on api.task; drop function bench.count_claims; drop table bench.claim",
  );
  await emptyTasks(pool);
}

async function countClaims(pool: Pool): Promise<void> {
  await pool.query(`
    create unlogged table bench.claim (task_id text not null);
    create function bench.count_claims() returns trigger language plpgsql as $$
    begin
      insert into bench.claim values (new.id);
      return null;
    end $$;
    create trigger bench_claims after update of state on api.task for each row
      when (old.state = 'queued' and new.state = 'running') execute function bench.count_claims()`);
}

async function workersAre(pool: Pool, count: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int as count from app.worker_heartbeat",
    );
    if (rows[0]?.count === count) break;
    await sleep(50);
  }
}

/** Every task has its answer, its price, and one settlement. */
async function requireEachOnce(pool: Pool, count: number): Promise<void> {
  const { rows } = await pool.query<{ done: number; settled: number }>(`
    select (select count(*)::int from api.task where method = 'standard' and state = 'done' and money_spent is not null) as done,
           (select count(*)::int from api.ledger_entry where kind = 'settled') as settled`);
  const [found] = rows;
  if (found?.done !== count || found.settled !== count)
    throw new Error(`of ${count} tasks ${found?.done} are done and ${found?.settled} settled`);
}
