import { z } from "zod";
import { compare } from "../support/compare";
import type { BenchDatabase } from "../support/database";
import { pickIds, seedFinished, uncollect } from "../support/finished-tasks";
import { sendLoad } from "../support/load";
import type { Server } from "../support/programs";
import { whole, type Report } from "../support/report";
import { benchTasks } from "../support/tasks";

const FEW = 10_000;
const MANY = 1_000_000;
const CONNECTIONS = 8;
const SECONDS = 3;
const ROUNDS = 5;
/** More than are asked for in one measurement. */
const IDS = 9_000;

interface Readers {
  /** On the database with a million tasks. */
  many: { web: Server; database: BenchDatabase };
  /** On the one with ten thousand. */
  few: { web: Server; database: BenchDatabase };
  /** The bare routes, on the database with a million. */
  baseline: Server;
}

/** `tasks_ready` and `task_get`, against bare routes that select the same rows by an index, and over few and many tasks. */
export async function measureReading(report: Report, { many, few, baseline }: Readers): Promise<void> {
  const result = await oneResult(many);
  await seedFinished(few.database.pool, few.database.accountId, FEW, result);
  await seedFinished(many.database.pool, many.database.accountId, MANY, result);

  const perSecond = async (load: Parameters<typeof readLoad>[0]) =>
    (await sendLoad(readLoad(load))).perSecond;
  const ready = ({ web, database }: Readers["many"]) =>
    perSecond({ url: `${web.url}${PATH}/tasks_ready`, authorization: database.authorization });
  const bareReady = () => perSecond({ url: `${baseline.url}/list?account=${many.database.accountId}` });
  await tell("tasks_ready, 1,000 rows", bareReady, ready);

  // Each id once: the first time a result is fetched, that is also noted.
  const collect = async ({ web, database }: Readers["many"]) => {
    const ids = await pickIds(database.pool, IDS);
    const paths = ids.map((id) => `${PATH}/task_get/${id}`);
    const rate = await perSecond({ url: web.url, authorization: database.authorization, paths });
    await uncollect(database.pool, ids);
    return rate;
  };
  const bareGet = async () => {
    const paths = (await pickIds(many.database.pool, IDS)).map((id) => `/select?id=${id}`);
    return perSecond({ url: baseline.url, paths });
  };
  await tell("task_get, each once", bareGet, collect);

  async function tell(
    name: string,
    bare: () => Promise<number>,
    product: (reader: Readers["many"]) => Promise<number>,
  ): Promise<void> {
    const toBare = await compare(ROUNDS, () => product(many), bare);
    report.add({
      name: `${name}: times a bare select`,
      value: toBare.ratio,
      atMost: 3,
      detail: `${whole(toBare.first)} calls/s; bare ${whole(toBare.second)}`,
    });
    const toFew = await compare(
      ROUNDS,
      () => product(many),
      () => product(few),
    );
    report.add({
      name: `${name}: at ${whole(MANY)} tasks, times at ${whole(FEW)}`,
      value: toFew.ratio,
      atMost: 1.25,
      detail: `${whole(toFew.first)} calls/s; ${whole(toFew.second)}`,
    });
  }
}

const PATH = "/v3/ai_optimization/chat_gpt/llm_responses";

const readLoad = ({
  url,
  authorization,
  paths,
}: {
  url: string;
  authorization?: string;
  paths?: string[];
}) => ({
  url,
  connections: CONNECTIONS,
  seconds: SECONDS,
  ...(authorization ? { headers: { authorization } } : {}),
  ...(paths ? { paths } : {}),
});

const liveReply = z.object({ tasks: z.tuple([z.object({ result: z.tuple([z.unknown()]) })]) });

/** What the sandbox answers, as the wire has it. */
async function oneResult({ web, database }: Readers["many"]): Promise<string> {
  const reply = await fetch(`${web.url}${PATH}/live`, {
    method: "POST",
    headers: { authorization: database.authorization },
    body: JSON.stringify(benchTasks(1).map(({ tag: _tag, ...task }) => task)),
  });
  const { tasks } = liveReply.parse(await reply.json());
  return JSON.stringify(tasks[0].result[0]);
}
