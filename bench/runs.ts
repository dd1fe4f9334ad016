import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { closeDb, getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { Plan } from "@/lib/domain/runs/plan";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { systemContext, type Context } from "@/lib/services/context";
import { startRun } from "@/lib/services/runs/start-run";
import { prepareDatabase } from "@/scripts/launcher/database";
import { prepareEmbeddedPostgres, stopPostgres } from "@/scripts/postgres/embedded";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { makeTemporaryFolder } from "@/scripts/temporary-folder";
import { measureWholeRun } from "./runs/whole-run";
import { closingAfter } from "./support/closing";
import { compare } from "./support/compare";
import { BENCH_SECRET } from "./support/database";
import { createReport, describeMachine, whole } from "./support/report";

// What starting a run of ten thousand tasks takes, against the bare insert of the same tasks, ledger entries and jobs
// from one table to another, by turns; and what the whole of such a run takes, to its last answer.
// Arguments are the parts to measure; without any, it is both.

const WORDINGS = 500;
const ROUNDS = 3;
const MODELS = ["gpt", "gemini", "claude", "sonar", "other"];
const REPEATS = 4;
const TASKS = WORDINGS * MODELS.length * REPEATS;

/** A workspace with so many wordings; the bench's tasks are sent nowhere. */
async function seed(): Promise<{ ctx: Context; plan: (method: Plan["method"]) => Plan }> {
  const { id: workspaceId } = await getDb().workspace.create({ data: { slug: randomUUID(), name: "bench" } });
  const { id: connectionId } = await getDb().connection.create({
    data: { workspaceId, kind: "hosted", name: "bench", login: "bench", sealedPassword: new Uint8Array() },
  });
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const versions = await getDb().promptVersion.createManyAndReturn({
    data: Array.from({ length: WORDINGS }, (_, number) => ({
      workspaceId,
      promptId,
      number,
      userPrompt: `which shoes are best for case ${number}`,
      contentHash: String(number),
    })),
    select: { id: true },
  });
  const plan = (method: Plan["method"]): Plan => ({
    version: 1,
    origin: null,
    connectionId,
    method,
    label: null,
    entries: versions.map(({ id }) => ({ promptVersionId: id, personaId: null, marketId: null })),
    targets: MODELS.map((model) => ({
      engine: "gemini",
      model,
      method,
      parameters: { web_search: true, max_output_tokens: 1024 },
      webSearch: true,
      marketId: null,
    })),
    repeats: REPEATS,
  });
  return { ctx: { ...systemContext("bench"), actor: { kind: "system", job: "bench" }, workspaceId }, plan };
}

/** The rows of a run copied beside themselves, with every index and foreign key of theirs: what the database alone takes. */
async function insertBare(runId: string): Promise<void> {
  const copy = randomUUID();
  const client = await getPool().connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into app.run (id, workspace_id, request_key, plan, plan_hash, method)
       select $2, workspace_id, $2, plan, plan_hash, method from app.run where id = $1`,
      [runId, copy],
    );
    await client.query(
      `insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine, model_asked,
                             method, parameters, web_search_asked, next_check_at)
       select uuidv7(), workspace_id, $2, prompt_version_id, connection_id, cell, repeat, engine, model_asked, method,
              parameters, web_search_asked, next_check_at
       from app.task where run_id = $1`,
      [runId, copy],
    );
    await client.query(
      `insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, run_id, task_id, amount, engine, model)
       select workspace_id, 'reservation', 'answer', id::text, run_id, id, 0.08, engine, model_asked
       from app.task where run_id = $1`,
      [copy],
    );
    await client.query(
      `insert into pgboss.job (name, data, singleton_key, policy)
       select 'call-live', jsonb_build_object('taskId', id), id::text, 'short' from app.task
       where run_id = $1 and method = 'live'`,
      [copy],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

const report = createReport();
const wanted = process.argv.slice(2);

/** What starting a run takes. */
const measureStart = () =>
  closingAfter(async (closeLater) => {
    const server = await startTemporaryPostgres();
    closeLater(server.stop);
    await prepareDatabase(server.url, BENCH_SECRET);
    publishToEnvironment({ DATABASE_URL: server.url, SIGHTLINE_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" });
    closeLater(closeDb);
    closeLater(closeQueue);
    const { ctx, plan } = await seed();
    console.log(await describeMachine(getPool()));

    for (const method of ["standard", "live"] as const) {
      const seconds = async (work: () => Promise<unknown>) => {
        const from = performance.now();
        await work();
        return (performance.now() - from) / 1_000;
      };
      let newest = "";
      const start = async () => {
        const run = await startRun(ctx, {
          requestKey: randomUUID(),
          kind: "question",
          setId: null,
          plan: () =>
            Promise.resolve({
              plan: plan(method),
              expected: MODELS.map(() => ({ low: "0.01", high: "0.08" })),
            }),
        });
        if (run?.taskIds.length !== TASKS) throw new Error("the run is not the plan's");
        newest = run.runId;
      };
      await start();
      const { first, second, ratio } = await compare(
        ROUNDS,
        () => seconds(() => insertBare(newest)),
        () => seconds(start),
      );
      const detail = `${whole(TASKS / second)} tasks/s; bare ${first.toFixed(2)} s`;
      report.add({ name: `a run of ${whole(TASKS)} ${method} tasks, s`, value: second, atMost: 2, detail });
      report.add({ name: `the same against the bare insert`, value: ratio, atMost: 2.5, detail: "" });
    }
  });

/** What all of it takes, on a database that is as durable as the product's. */
const measureWhole = () =>
  closingAfter(async (closeLater) => {
    const folder = makeTemporaryFolder("bench");
    closeLater(async () => rmSync(folder, { recursive: true, force: true }));
    const prepared = await prepareEmbeddedPostgres(folder);
    const server = await prepared.start();
    closeLater(() => stopPostgres(server));
    await prepareDatabase(prepared.url, BENCH_SECRET);
    publishToEnvironment({ DATABASE_URL: prepared.url, SIGHTLINE_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" });
    closeLater(closeDb);
    closeLater(closeQueue);
    console.log(await describeMachine(getPool()));
    await measureWholeRun(report, prepared.url, server);
  });

for (const [name, measure] of Object.entries({ start: measureStart, whole: measureWhole })) {
  if (wanted.length === 0 || wanted.includes(name)) await measure();
}
report.end();
