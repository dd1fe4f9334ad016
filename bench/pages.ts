import { listAnswersPage } from "@/lib/db/sql/list-answers";
import { listPromptsPage } from "@/lib/db/sql/list-prompts";
import { listSourcesPage } from "@/lib/db/sql/list-sources";
import { readHeld, readSpendByDay, readSpendByGroup, readSpendTotal } from "@/lib/db/sql/spend";
import { getPool, closePool } from "@/lib/db/pool";
import { ANY_ANSWER } from "@/lib/domain/answer-list";
import { publishToEnvironment } from "@/lib/env";
import { prepareDatabase } from "@/scripts/launcher/database";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { seedWorkspace } from "./support/answered-workspace";
import { closingAfter } from "./support/closing";
import { BENCH_SECRET } from "./support/database";
import { median } from "./support/compare";
import { createReport, describeMachine } from "./support/report";

// What the queries of the dashboard's pages cost in a workspace of a million answers, against the same in one of ten
// thousand beside it.

const FEW = 10_000;
const MANY = 1_000_000;
const ROUNDS = 5;

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const sources = {
  engine: null,
  from: null,
  to: null,
  domain: null,
  text: null,
  sort: "answers",
  page: 1,
} as const;
const month = { from: day(30), to: day(0), engine: null, groupBy: "model" } as const;
const year = { ...month, from: day(366) };

/** `atMost`: how many times the small workspace's time. What is shown of all answers grows with them, and is only told. */
const QUERIES: { name: string; atMost?: number; run: (workspaceId: string) => Promise<unknown> }[] = [
  { name: "answers", atMost: 3, run: (id) => listAnswersPage(id, ANY_ANSWER, null) },
  {
    name: "answers of an engine",
    atMost: 3,
    run: (id) => listAnswersPage(id, { ...ANY_ANSWER, engine: "claude" }, null),
  },
  { name: "answers with a word", run: (id) => listAnswersPage(id, { ...ANY_ANSWER, text: "word77" }, null) },
  {
    name: "answers citing a domain",
    run: (id) => listAnswersPage(id, { ...ANY_ANSWER, domain: "site7.example" }, null),
  },
  { name: "prompts", run: (id) => listPromptsPage(id, { text: null, page: 1, sort: "asked" }) },
  { name: "sources of a month", run: (id) => listSourcesPage(id, { ...sources, from: day(30) }) },
  { name: "sources of a year", run: (id) => listSourcesPage(id, sources) },
  { name: "spend of a month", run: (id) => readSpendTotal(id, month) },
  { name: "spend of a month by day", run: (id) => readSpendByDay(id, month) },
  { name: "spend of a month by model", run: (id) => readSpendByGroup(id, month) },
  { name: "spend of a year by model", run: (id) => readSpendByGroup(id, year) },
  { name: "held reservations", run: (id) => readHeld(id) },
];

await closingAfter(async (closeLater) => {
  const server = await startTemporaryPostgres();
  closeLater(server.stop);
  await prepareDatabase(server.url, BENCH_SECRET);
  publishToEnvironment({ DATABASE_URL: server.url, SIGHTLINE_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" });
  closeLater(closePool);
  const client = await getPool().connect();
  // Foreign keys are not checked, and the index of words is made afterwards: the filling takes a quarter of the time.
  await client.query(
    "set session_replication_role = replica; set statement_timeout = 0; set maintenance_work_mem = '256MB'",
  );
  await client.query("drop index app.answer_text_search");
  const few = await seedWorkspace(client, FEW);
  const many = await seedWorkspace(client, MANY);
  await client.query("create index answer_text_search on app.answer using gin (to_tsvector('simple', text))");
  await client.query("vacuum analyze");
  client.release(true);
  console.log(await describeMachine(getPool()));

  const report = createReport();
  for (const { name, atMost, run } of QUERIES) {
    const time = async (id: string) => {
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const from = performance.now();
        await run(id);
        times.push(performance.now() - from);
      }
      return median(times.slice(1));
    };
    const [small, large] = [await time(few), await time(many)];
    const detail = `${large.toFixed(1)} ms; ${small.toFixed(1)} ms`;
    report.add({ name, value: large / small, ...(atMost === undefined ? {} : { atMost }), detail });
  }
  report.end();
});
