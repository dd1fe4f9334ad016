import { compare } from "../support/compare";
import { emptyTasks, type BenchDatabase } from "../support/database";
import { sendLoad } from "../support/load";
import type { Server } from "../support/programs";
import { whole, type Report } from "../support/report";
import { benchTasks } from "../support/tasks";

const CONNECTIONS = 30;
const SECONDS = 4;
const ROUNDS = 5;

/** `live` on a sandbox that answers at once, against a bare route that inserts one row. */
export async function measureLive(
  report: Report,
  { web, baseline, database }: { web: Server; baseline: Server; database: BenchDatabase },
): Promise<void> {
  const { pool, authorization } = database;
  const post = (url: string) =>
    sendLoad({
      url,
      connections: CONNECTIONS,
      seconds: SECONDS,
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(benchTasks(1)),
    });
  const charged = async () =>
    Number((await pool.query("select count(*) from api.ledger_entry where kind = 'live'")).rows[0].count);
  await pool.query(
    "create table bench.asked (id text primary key, model text not null, posted text not null)",
  );
  const { first, second, ratio } = await compare(
    ROUNDS,
    async () => (await post(`${baseline.url}/insert`)).perSecond,
    async () => {
      const before = await charged();
      const { seconds } = await post(`${web.url}/v3/ai_optimization/chat_gpt/llm_responses/live`);
      return ((await charged()) - before) / seconds;
    },
  );
  await pool.query("drop table bench.asked");
  report.add({
    name: "live: share of a bare route that inserts a row",
    value: ratio,
    atLeast: 0.25,
    detail: `${whole(second)} calls/s; bare ${whole(first)}`,
  });
  await emptyTasks(pool);
}
