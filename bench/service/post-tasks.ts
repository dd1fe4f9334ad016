import { Pool } from "pg";
import { makeTaskId } from "@/lib/api-contract/format";
import { compare } from "../support/compare";
import { emptyTasks, type BenchDatabase } from "../support/database";
import { sendLoad } from "../support/load";
import type { Server } from "../support/programs";
import { whole, type Report } from "../support/report";
import { benchTasks } from "../support/tasks";

const CONNECTIONS = 8;
const TASKS = 100;
const SECONDS = 4;
const ROUNDS = 5;

/** `task_post` of 100 tasks a call, against the same rows by a bare statement on as many connections. */
export async function measurePosting(report: Report, web: Server, database: BenchDatabase): Promise<void> {
  const { pool, authorization } = database;
  await pool.query(`create table bench.task (like api.task including defaults, primary key (id))`);
  const bare = new Pool({ connectionString: database.url, max: CONNECTIONS });
  const count = async () => Number((await pool.query("select count(*) from api.task")).rows[0].count);
  const { first, second, ratio } = await compare(
    ROUNDS,
    () => insertBare(bare, database.accountId),
    async () => {
      const before = await count();
      const { seconds } = await sendLoad({
        url: `${web.url}/v3/ai_optimization/chat_gpt/llm_responses/task_post`,
        connections: CONNECTIONS,
        seconds: SECONDS,
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify(benchTasks(TASKS)),
      });
      return ((await count()) - before) / seconds;
    },
  );
  await bare.end();
  await pool.query("drop table bench.task");
  report.add({
    name: "task_post: share of a bare insert",
    value: ratio,
    atLeast: 0.35,
    detail: `${whole(second)} tasks/s; bare ${whole(first)} rows/s`,
  });
  await emptyTasks(pool);
}

const BARE = `
insert into bench.task (
  account_id, engine, method, state, status_code, status_message, base_cost, advance, posted_at,
  id, posted, model, tag, postback_url, pingback_url
)
select $1::uuid, 'chat_gpt', 'standard', 'queued', 20100, 'Task Created.', 0.0002, 0.01, $2::timestamptz, t.*
from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as t`;

/** Rows a second of the bare statement, 100 rows each, on all connections at once. */
async function insertBare(pool: Pool, accountId: string): Promise<number> {
  const tasks = benchTasks(TASKS);
  const nulls = tasks.map(() => null);
  const start = performance.now();
  let rows = 0;
  const connection = async () => {
    while (performance.now() - start < SECONDS * 1000) {
      const at = new Date();
      await pool.query({
        name: "bare",
        text: BARE,
        values: [
          accountId,
          at,
          tasks.map(() => makeTaskId("task_post", 1, at)),
          tasks.map((task) => JSON.stringify(task)),
          tasks.map((task) => task.model_name),
          tasks.map((task) => task.tag),
          nulls,
          nulls,
        ],
      });
      rows += TASKS;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return rows / ((performance.now() - start) / 1000);
}
