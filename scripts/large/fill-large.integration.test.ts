import { Client } from "pg";
import { beforeAll, expect, it } from "vitest";
import { env } from "@/lib/env";
import { outcomeOf, type Verification } from "@/lib/domain/answers/verification";
import { readPlan, expandPlan } from "@/lib/domain/runs/plan";
import { systemContext } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { readAnswerWords } from "@/lib/services/search";
import { verifyAnswers } from "@/lib/services/verification";
import { ownDatabase } from "@/test/own-database";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { fillLarge } from "./fill-large";
import { planRuns } from "./runs";

const pool = ownDatabase();
const signal = AbortSignal.timeout(120_000);
const ctx = systemContext("test");
let own: TestWorkspace;

const fill = async (answers: number): Promise<TestWorkspace> => {
  const made = await newWorkspace();
  const login = { baseUrl: "http://127.0.0.1:1", login: made.slug, password: "password" };
  await newConnection(made.workspaceId, login);
  const client = new Client({ connectionString: env().databaseUrl, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    await fillLarge({ ctx: made.ctx, client, answers });
  } finally {
    await client.end();
  }
  return made;
};

beforeAll(async () => {
  own = await fill(3_000);
}, 180_000);

const rowsOf = async (text: string): Promise<unknown[]> => {
  const { rows } = await pool.query<Record<string, unknown>>(text, [own.workspaceId]);
  return rows;
};

it("has its facts in sums of days, weeks and months", async () => {
  const facts = await rowsOf("select count(*)::int as answers from app.answer_fact where workspace_id = $1");
  for (const step of ["day", "week", "month"])
    expect(
      await rowsOf(
        `select sum(answers)::int as answers from app.fact_sum
          where workspace_id = $1 and step = '${step}' and engine is null`,
      ),
    ).toEqual(facts);
});

it("has what was cited until today in sums, and the domains of each answer in its fact", async () => {
  const facts = await rowsOf(
    `select count(*)::int as answers from app.answer_fact
      where workspace_id = $1 and domains <> '{}' and asked_at < date_trunc('day', now(), 'UTC')`,
  );
  expect(
    await rowsOf(
      `select sum(answers)::int as answers from app.cited_sum
        where workspace_id = $1 and step = 'day' and engine is null and domain is null`,
    ),
  ).toEqual(facts);
  const differing = await rowsOf(
    "select task_id from app.answer_fact where workspace_id = $1 and domains <> app.domains_of(task_id)",
  );
  expect(differing).toEqual([]);
});

it("has facts that are what measuring anew gives, and leaves nothing to be measured", async () => {
  const facts = () =>
    rowsOf("select fact.* from app.answer_fact fact where workspace_id = $1 order by task_id limit 200");
  const before = await facts();
  expect(before).toHaveLength(200);
  await measureAnswers({ ctx, input: { signal } });
  expect(await facts()).toEqual(before);
  await pool.query(
    `update app.answer_fact set code_version = 0, brands = '{}', cited_brands = '{}' where task_id in
       (select task_id from app.answer_fact where workspace_id = $1 order by task_id limit 200)`,
    [own.workspaceId],
  );
  await measureAnswers({ ctx, input: { signal } });
  expect(await facts()).toEqual(before);
});

it("has answers that nothing differs in, when their words are read", async () => {
  await pool.query(
    `delete from app.unread_answer where workspace_id = $1 and task_id not in
       (select task_id from app.answer_fact where workspace_id = $1 order by task_id limit 40)`,
    [own.workspaceId],
  );
  await readAnswerWords({ ctx, input: { signal } });
  const read = await rowsOf("select task_id from app.answer_words where workspace_id = $1");
  expect(read).toHaveLength(40);
  const others: Verification[] = [];
  await verifyAnswers({
    ctx,
    input: { workspaceId: own.workspaceId, taskId: null, onOther: (one) => others.push(one) },
  });
  expect(others.filter((one) => outcomeOf(one) === "differs")).toEqual([]);
});

it("has what foreign keys and triggers would have seen to", async () => {
  const { rows } = await pool.query<{ table: string; key: string; holds: boolean }>(
    `select conrelid::regclass::text as table, conname as key from pg_constraint
      where contype = 'f' and connamespace = 'app'::regnamespace
        and conrelid::regclass::text in ('app.run', 'app.task', 'app.answer', 'app.citation', 'app.answer_fact', 'app.unread_answer')`,
  );
  // Taken off and made again, each is checked for every row.
  for (const { table, key } of rows) {
    const found = await pool.query<{ text: string }>(
      "select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1 and conrelid = $2::regclass",
      [key, table],
    );
    const again = `alter table ${table} drop constraint "${key}", add constraint "${key}" ${found.rows[0]?.text ?? ""}`;
    await pool.query(again);
  }
  expect(rows.length).toBeGreaterThan(10);
  expect(
    await rowsOf(
      `select count(*) filter (where fact is null)::int as without, count(*)::int as answers
         from app.answer left join app.answer_fact fact using (task_id) where answer.workspace_id = $1`,
    ),
  ).toEqual([{ without: 0, answers: expect.any(Number) }]);
  expect(
    await rowsOf("select sum(cited)::int as left from app.source_untold where workspace_id = $1"),
  ).toEqual([{ left: null }]);
  expect(
    await rowsOf(
      `select (select sum(calls)::int from app.spend_sum where workspace_id = $1) - count(*)::int as unsummed
         from app.answer where workspace_id = $1`,
    ),
  ).toEqual([{ unsummed: 0 }]);
});

it("has runs whose plans ask what their tasks are", async () => {
  const runs = await pool.query<{ plan: string; tasks: number[][] }>(
    `select plan, (select array_agg(array[cell, repeat] order by cell, repeat) from app.task where run_id = run.id) as tasks
       from app.run where workspace_id = $1 order by created_at desc limit 20`,
    [own.workspaceId],
  );
  for (const { plan, tasks } of runs.rows)
    expect(expandPlan(readPlan(plan)).map(({ cell, repeat }) => [cell, repeat])).toEqual(tasks);
});

it.each([1_000, 3_000, 100_000, 730_000, 1_000_000])("asks so many: %i", (answers) => {
  const runs = planRuns(answers);
  const asked = runs.map(({ prompts, repeats }) => prompts * repeats * 4);
  const all = asked.reduce((sum, one) => sum + one, 0);
  expect(all).toBeGreaterThanOrEqual(answers);
  expect(all).toBeLessThan(answers + 1_000);
  // One run after another, without a gap, and none asks a prompt twice at once.
  let next = 0;
  for (const [place, { first, prompts }] of runs.entries()) {
    expect(first).toBe(next);
    expect(prompts).toBeLessThanOrEqual(250);
    next += asked[place] ?? 0;
  }
});
