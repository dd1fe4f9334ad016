import type { Pool } from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { makeTaskId } from "@/lib/api-contract/format";
import { parseDollars } from "@/lib/domain/amounts/money";
import { insertTasks } from "@/lib/api-service/calls/sql/insert-tasks";
import { notifyExecutors } from "@/lib/api-service/work/sql/notify-executors";
import { benchTasks } from "./tasks";

const BATCH = 100;
const LONGEST_MS = 120_000;

/** Queues so many tasks at once and waits until workers have done them all. Tasks a second, without start and end. */
export async function measureWorkers(pool: Pool, accountId: string, count: number): Promise<number> {
  const since = new Date();
  await queueTasks(pool, accountId, count, since);
  const deadline = Date.now() + LONGEST_MS;
  while ((await unfinished(pool)) > 0) {
    if (Date.now() > deadline) throw new Error("the workers did not finish");
    await sleep(100);
  }
  const { rows } = await pool.query<{ seconds: string; tasks: string }>(
    `with done as (
       select done_at, percent_rank() over (order by done_at) as place from api.task
       where posted_at = $1 and state = 'done' and money_spent is not null
     )
     select extract(epoch from max(done_at) - min(done_at)) as seconds, count(*) as tasks
     from done where place between 0.1 and 0.9`,
    [since],
  );
  return Number(rows[0]?.tasks) / Number(rows[0]?.seconds);
}

/** All of them in one commit, so that the workers find a full queue. */
async function queueTasks(pool: Pool, accountId: string, count: number, at: Date): Promise<void> {
  const client = await pool.connect();
  await client.query("begin");
  for (let queued = 0; queued < count; queued += BATCH) {
    const tasks = benchTasks(BATCH).map((task) => ({
      id: makeTaskId("task_post", 1, at),
      posted: JSON.stringify(task),
      model: "gpt-4.1-mini-2025-04-14",
      tag: task.tag,
      postbackUrl: null,
      pingbackUrl: null,
    }));
    const price = { baseCost: parseDollars("0.0002"), advance: parseDollars("0.01") };
    await insertTasks(client, { accountId, engine: "chat_gpt", ...price, at, tasks });
  }
  await client.query("commit");
  client.release();
  await notifyExecutors(pool);
}

async function unfinished(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from api.task where state in ('queued', 'running')",
  );
  return rows[0]?.count ?? 0;
}
