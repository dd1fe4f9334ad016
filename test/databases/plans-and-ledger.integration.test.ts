import { createHash, randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { closeDb, getDb } from "@/lib/db/client";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { expandPlan, readPlan } from "@/lib/domain/runs/plan";
import { publishToEnvironment } from "@/lib/env";
import { listAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { getPrompt } from "@/lib/services/prompts";
import { getRun, getRunAsk } from "@/lib/services/runs";
import { foldSpend, reportSpend } from "@/lib/services/spend";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readHistory } from "@/lib/db/migrate/history";
import { loadDatabase } from "./load";

// A database as the version before left it: the demo, and by hand what the demo has none of.

const DEMO = "52437542-06c8-45c9-b7fc-966b0d0697a6";
const ACME = "01a21720-105c-7434-baa9-e315c10b1018";
const ACME_CONNECTION = "01a21720-1086-713a-aa6c-7b4a30225db4";
const RUN = "0190a0c0-0000-7000-8000-000000000001";
const VERSION = "0190a0c0-0000-7000-8000-000000000002";
const EMPTY_RUN = "0190a0c0-0000-7000-8000-000000000003";
const MEMBER = "0190a0c0-0000-7000-8000-000000000004";
const task = (place: number) => `0190a0c0-0000-7000-8000-00000000010${place}`;
const LABEL = 'pilot "näkyvyys" \\ 🦀';

/** Tasks in other states than answered, one of them after a gap in their numbers; a correction; a charged failure. */
const BY_HAND = `
insert into app.prompt (id, workspace_id) values ('${VERSION}', '${ACME}');
insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
values ('${VERSION}', '${ACME}', '${VERSION}', 1, 'Which harbour is best?', 'h');
insert into app.run (id, workspace_id, prompt_version_id, request_key, method, label)
values ('${RUN}', '${ACME}', '${VERSION}', gen_random_uuid(), 'standard', E'pilot "näkyvyys" \\\\ 🦀'),
       ('${EMPTY_RUN}', '${ACME}', '${VERSION}', gen_random_uuid(), 'live', null);
insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, position, engine, model_asked, method,
                      parameters, web_search_asked, state, remote_id)
select ('0190a0c0-0000-7000-8000-00000000010' || place)::uuid, '${ACME}', '${RUN}', '${VERSION}', '${ACME_CONNECTION}', place,
       engine, model, method::app.method, parameters::jsonb, false, state::app.task_state, remote_id
from (values
  (0, 'chat_gpt', 'gpt-4.1-mini', 'standard', '{"top_p":0.10,"max_output_tokens":1200,"web_search_city":"Turku"}', 'answered', 'r0'),
  (1, 'chat_gpt', 'gpt-4.1-mini', 'standard', '{}', 'failed', 'r1'),
  (2, 'gemini', 'gemini-2.5-flash', 'standard', '{"temperature":1e-7}', 'unknown', null),
  (4, 'perplexity', 'sonar', 'live', '{}', 'planned', null)
) as made (place, engine, model, method, parameters, state, remote_id);
insert into app.answer (task_id, workspace_id, model_answered, web_search_done, input_tokens, output_tokens, reasoning_tokens,
                        model_charge, cost, text, items, citation_count, parser_version, answered_at, elapsed_ms)
values ('${task(0)}', '${ACME}', 'gpt-4.1-mini-2025', false, 374, 594, null, 0.0286, 0.0291, 'Turku.', '[]', 0, 1, now(), 900);
insert into app.spend_entry (workspace_id, run_id, task_id, kind, amount, model_charge, input_tokens, output_tokens, engine, model)
select '${ACME}', '${RUN}', ('0190a0c0-0000-7000-8000-00000000010' || place)::uuid, kind::app.spend_kind, amount, charge, tokens,
       tokens, 'chat_gpt', 'gpt-4.1-mini'
from (values (0, 'reservation', 0.02, 0, 0), (0, 'release', -0.02, 0, 0), (0, 'charge', 0.0288, 0.0286, 374),
             (0, 'correction', 0.0003, 0, 0), (1, 'reservation', 0.02, 0, 0), (1, 'release', -0.02, 0, 0),
             (1, 'charge', 0.0002, 0, 0), (2, 'reservation', 0.01, 0, 0), (4, 'reservation', 0.01, 0, 0))
  as made (place, kind, amount, charge, tokens);
insert into app."user" (id, email) values ('${MEMBER}', 'member@example.com');
insert into app.membership (workspace_id, user_id, role) values ('${ACME}', '${MEMBER}', 'member');
`;

/** Gone for good with its reply lost, before that gave anything back. */
const GONE = "0190a0c0-0000-7000-8000-000000000109";

/** Sums of days as the version before those of what is held left them: of nothing but spending, and said to be whole. */
const OLD_SUMS = `
insert into app.spend_entry (workspace_id, run_id, task_id, kind, cause, idempotency_key, amount, model_charge, engine, model, at)
values ('${ACME}', '${EMPTY_RUN}', '${GONE}', 'reservation', 'answer', 'answer:${GONE}:reservation', 0.07, 0, 'gemini', 'm-1',
        '2026-09-10T22:30:00Z');
update app.workspace set time_zone = 'Asia/Kathmandu' where id = '${ACME}';
delete from app.spend_unfolded;
insert into app.spend_fold (workspace_id, zone) select id, time_zone from app.workspace;
insert into app.spend_sum (workspace_id, at, amount, model_charge, calls, unpriced, input_tokens, output_tokens, reasoning_tokens)
select id, '2026-09-01', 99, 99, 99, 0, 0, 0, 0 from app.workspace;
`;

/** What sums of days have to be: of the entries, day by day of the workspace's zone, and of what charged answers cite. */
const BY_DAY = `
select workspace.id, (entry.at at time zone time_zone)::date::text as day,
       coalesce(sum(amount) filter (where kind in ('charge', 'correction')), 0)::float8 as spent,
       count(*) filter (where kind = 'charge')::int as calls,
       coalesce(sum(amount) filter (where kind in ('reservation', 'release')), 0)::float8 as held,
       coalesce(sum((select count(*) from app.citation where citation.task_id = entry.task_id))
                filter (where kind = 'charge'), 0)::int as cited
  from app.spend_entry entry join app.workspace on workspace.id = entry.workspace_id group by 1, 2 order by 1, 2`;

const FOLDED = `
select workspace.id, (summed.at at time zone time_zone)::date::text as day, sum(spent)::float8 as spent,
       sum(calls)::int as calls, sum(held)::float8 as held, sum(cited)::int as cited
  from (select workspace_id, at, amount as spent, calls, 0 as held, 0 as cited from app.spend_sum
        union all select workspace_id, at, 0, 0, amount, 0 from app.spend_held_sum
        union all select workspace_id, at, 0, 0, 0, cited from app.spend_source_sum) summed
  join app.workspace on workspace.id = summed.workspace_id group by 1, 2 order by 1, 2`;

const SUMS = `
select workspace_id, kind, count(*) as entries, sum(amount) as amount, sum(model_charge) as model_charge,
       coalesce(sum(input_tokens), 0) as input_tokens, coalesce(sum(output_tokens), 0) as output_tokens
from app.spend_entry group by workspace_id, kind order by workspace_id, kind`;

const reader = (workspaceId: string): Context => ({
  ...systemContext("test"),
  actor: { kind: "system", job: "test" },
  workspaceId,
});

describe("a database from before plans", () => {
  const url = new URL(inject("serverUrl"));
  url.pathname = `/plans_${randomUUID().replaceAll("-", "")}`;
  const database = new Client({ connectionString: url.href, options: "-c TimeZone=UTC" });
  let sumsBefore: unknown[];

  beforeAll(async () => {
    const server = new Client({ connectionString: inject("serverUrl") });
    await server.connect();
    await server.query(`create database ${url.pathname.slice(1)} template template0 encoding 'UTF8'`);
    await server.end();
    const history = readHistory();
    const before = history.slice(0, 6);
    expect(before.at(-1)?.name).toBe("06_open_tasks");
    await applyMigrations(url.href, undefined, before);
    await database.connect();
    await loadDatabase(database, "demo-at-06");
    await database.query(BY_HAND);
    sumsBefore = (await database.query(SUMS)).rows;
    const withSums = history.findIndex(({ name }) => name === "28_day_sums_of_held_and_sources");
    const applied = await applyMigrations(url.href, undefined, history.slice(0, withSums));
    await database.query(OLD_SUMS);
    expect([...applied, ...(await applyMigrations(url.href))]).toEqual(
      history.slice(6).map(({ name }) => name),
    );
    publishToEnvironment({ DATABASE_URL: url.href });
  });
  afterAll(async () => {
    await database.end();
    await closeDb();
  });

  it("has a plan for every run, rebuilt, whose tasks are the run's", async () => {
    const runs = await getDb().run.findMany({
      include: { tasks: { orderBy: [{ cell: "asc" }, { repeat: "asc" }] } },
    });
    expect(runs).toHaveLength(25);
    for (const { plan: text, planHash, planRebuilt, method, label, tasks } of runs) {
      expect([planRebuilt, planHash]).toEqual([
        true,
        createHash("sha256")
          .update(text ?? "")
          .digest("hex"),
      ]);
      const plan = readPlan(text);
      expect([plan.method, plan.label]).toEqual([method, label]);
      expect(tasks.length).toBeGreaterThan(0);
      expect(
        tasks.map((one) => ({
          cell: one.cell,
          repeat: one.repeat,
          promptVersionId: one.promptVersionId,
          personaId: null,
          target: {
            engine: one.engine,
            model: one.modelAsked,
            method: one.method,
            parameters: one.parameters,
            webSearch: one.webSearchAsked,
            marketId: null,
          },
          connectionId: one.connectionId,
        })),
      ).toEqual(expandPlan(plan).map((planned) => ({ ...planned, connectionId: plan.connectionId })));
    }
  });

  it("keeps every sum of every workspace, and says of each entry why it is there", async () => {
    expect(
      (await database.query(SUMS.replace("group by", `where task_id is distinct from '${GONE}' group by`)))
        .rows,
    ).toEqual(sumsBefore);
    const entries = await getDb().spendEntry.findMany({ where: { runId: RUN }, orderBy: { id: "asc" } });
    expect(
      entries.map(({ cause, idempotencyKey, inputTokens, reasoningTokens }) => [
        cause,
        idempotencyKey,
        inputTokens,
        reasoningTokens,
      ]),
    ).toEqual([
      ["answer", `answer:${task(0)}:reservation`, null, null],
      ["answer", `answer:${task(0)}:release`, null, null],
      ["answer", `answer:${task(0)}:charge`, 374, null],
      ["correction", `correction:${task(0)}:id_list`, null, null],
      ["answer", `answer:${task(1)}:reservation`, null, null],
      ["answer", `answer:${task(1)}:release`, null, null],
      ["answer", `answer:${task(1)}:charge`, null, null],
      ["answer", `answer:${task(2)}:reservation`, null, null],
      ["answer", `answer:${task(4)}:reservation`, null, null],
    ]);
    await expect(database.query("update app.spend_entry set amount = 0")).rejects.toThrow(/append-only/);
  });

  it("is read like any other", async () => {
    const ctx = reader(ACME);
    const run = await getRun({ ctx, input: { id: RUN } });
    expect(run).toMatchObject({ label: LABEL, connectionId: ACME_CONNECTION, reserved: "0.06" });
    expect(run.tasks.map(({ state }) => state)).toEqual(["answered", "failed", "unknown", "planned"]);
    expect(run.tasks[0]?.answer).toMatchObject({ inputTokens: 374, reasoningTokens: null, cost: "0.0291" });
    expect(await getRunAsk({ ctx, input: { id: RUN } })).toMatchObject({
      promptId: VERSION,
      label: LABEL,
      method: "standard",
      targets: [
        { parameters: { top_p: 0.1, max_output_tokens: 1200, web_search_city: "Turku" } },
        { parameters: {} },
        { parameters: { temperature: 1e-7 } },
        { engine: "perplexity", method: "live" },
      ],
    });
    await expect(getRun({ ctx, input: { id: EMPTY_RUN } })).rejects.toMatchObject({ code: "not_found" });
    expect(await getPrompt({ ctx, input: { id: VERSION } })).toMatchObject({
      versions: [{ runs: 1, answers: 1 }],
      runs: [{ id: RUN, tasks: 4, answered: 1, failed: 2, cost: "0.0291" }],
    });
    const { rows } = await listAnswers({
      ctx: reader(DEMO),
      input: { filter: { ...ANY_ANSWER, zone: "UTC" }, sort: "asked", after: null },
    });
    expect(rows.filter(({ state }) => state === "answered").length).toBeGreaterThan(0);
    const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
    const filter = { ...ANY_SPEND, from: day(-1), to: day(1), zone: "UTC" };
    expect(await reportSpend({ ctx, input: { filter, by: "day", groupBy: "engine" } })).toMatchObject({
      total: { spent: "0.0293", calls: 2, inputTokens: 374, reasoningTokens: 0 },
      held: { underWay: { amount: "0.01", tasks: 1 }, unknown: { amount: "0.01", tasks: 1 } },
    });
  });

  it("gives back what was held for a lost reply that is gone for good", async () => {
    const entries = await getDb().spendEntry.findMany({ where: { taskId: GONE }, orderBy: { id: "asc" } });
    expect(entries.map(({ kind, amount, runId }) => [kind, amount.toFixed(), runId])).toEqual([
      ["reservation", "0.07", EMPTY_RUN],
      ["release", "-0.07", EMPTY_RUN],
    ]);
  });

  it("sums days anew, to what the entries come to, and reads the entries meanwhile", async () => {
    const spent = async () => {
      const filter = { ...ANY_SPEND, from: "2026-01-01", to: "2026-12-31", zone: "UTC" };
      const input = { filter, by: "month", groupBy: "engine" } as const;
      return (await reportSpend({ ctx: reader(DEMO), input })).total;
    };
    const before = await spent();
    await foldSpend({ ctx: systemContext("test") });
    const { rows } = await database.query(FOLDED);
    expect(rows).toEqual((await database.query(BY_DAY)).rows);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.some(({ cited }) => cited > 0)).toBe(true);
    expect(await spent()).toEqual(before);
  });

  it("calls those who were members researchers", async () => {
    const where = { workspaceId_userId: { workspaceId: ACME, userId: MEMBER } };
    expect(await getDb().membership.findUnique({ where })).toMatchObject({ role: "researcher" });
  });

  it("keeps each plan as it is from then on", async () => {
    const { plan } = await getDb().run.findUniqueOrThrow({ where: { id: RUN } });
    const other = plan?.replace("pilot", "other");
    const changes = [
      `plan = $2, plan_hash = encode(sha256(convert_to($2, 'UTF8')), 'hex')`,
      "plan_hash = $2",
      "plan_rebuilt = $2 <> $2",
    ];
    for (const change of changes) {
      const changing = database.query(`update app.run set ${change} where id = $1`, [RUN, other]);
      await expect(changing).rejects.toThrow(/frozen/);
    }
    await getDb().run.update({ where: { id: RUN }, data: { label: LABEL } });
    expect(await getDb().run.findUniqueOrThrow({ where: { id: RUN } })).toMatchObject({ plan });
  });

  it("lets no run in whose hash is not its plan's", async () => {
    const run = { workspaceId: ACME, requestKey: randomUUID(), method: "live" } as const;
    await expect(getDb().run.create({ data: { ...run, plan: "{}", planHash: "0" } })).rejects.toThrow(
      /run_plan_hash/,
    );
  });
});
