import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChildProcess } from "node:child_process";
import { createAccount, setLimits } from "@/lib/api-service/accounts/accounts";
import { LIMITS } from "@/lib/api-contract/limits";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { Plan } from "@/lib/domain/runs/plan";
import { seal } from "@/lib/seal";
import { systemContext } from "@/lib/services/context";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { startRun } from "@/lib/services/runs/start-run";
import { BENCH_SECRET } from "../support/database";
import { cpuSeconds, startWeb, startWorker, type Program } from "../support/programs";
import { whole, type Report } from "../support/report";

// A run from its plan to its last answer: the built web and worker processes, the built-in service's sandbox without
// latency, over the wire as any run goes.

const WORDINGS = 500;
const EXPECTED = { low: "0.01", high: "0.08" };
const TARGETS = [
  { engine: "chat_gpt", model: "gpt-4.1-mini" },
  { engine: "gemini", model: "gemini-2.5-flash" },
] as const;
const REPEATS = 10;
const TASKS = WORDINGS * TARGETS.length * REPEATS;
/** A run that takes longer has missed its bar by far; it is given up, and what it reached is told. */
const LONGEST_MS = 150_000;
const LOOK_MS = 250;

const LIFTED = {
  calls_per_minute: null,
  tasks_ready_per_minute: null,
  user_data_per_minute: null,
  id_list_per_minute: null,
};

/** Runs ten thousand tasks within an account's limits, and with limits lifted. */
export async function measureWholeRun(
  report: Report,
  databaseUrl: string,
  postgres: ChildProcess,
): Promise<void> {
  const web = await startWeb(databaseUrl);
  const worker = startWorker(databaseUrl, 0, Number(new URL(web.url).port));
  try {
    const processes = { web, worker, postgres: { cpuSeconds: () => cpuSeconds(postgres.pid, true) } };
    await run(report, processes, { name: "warm-up", lifted: true, tasks: TASKS / 10 });
    const lifted = await run(report, processes, { name: "limits lifted", lifted: true, tasks: TASKS });
    report.add({
      name: "limits lifted: tasks/s, end to end",
      value: lifted.perSecond,
      atLeast: 150,
      detail: lifted.detail,
    });
    await nextMinute();
    const within = await run(report, processes, { name: "within limits", lifted: false, tasks: TASKS });
    // Every result is a call, every hundred posts are one, and so is every thousand rows of a ready list.
    const calls = TASKS * (1 + 1 / LIMITS.tasksPerPost + 1 / LIMITS.readyRows);
    const allowed = TASKS / (calls / (LIMITS.callsPerMinute / 60));
    report.add({
      name: "within limits: tasks/s against what they allow",
      value: within.perSecond / allowed,
      atLeast: 0.9,
      detail: `${whole(within.perSecond)} of ${whole(allowed)} tasks/s; ${within.detail}`,
    });
    for (const [name, { peakMegabytes }] of Object.entries({ web, worker }))
      report.add({ name: `${name}: most memory, MB`, value: peakMegabytes(), detail: "" });
  } finally {
    await worker.stop();
    await web.stop();
  }
}

type Processes = Record<"web" | "worker" | "postgres", Pick<Program, "cpuSeconds">> & {
  worker: Pick<Program, "megabytes">;
};

async function run(
  report: Report,
  processes: Processes,
  { name, lifted, tasks }: { name: string; lifted: boolean; tasks: number },
): Promise<{ perSecond: number; detail: string }> {
  const { ctx, plan } = await plannedOn(lifted, tasks);
  const before = cpuOf(processes);
  const megabytes: number[] = [];
  const from = performance.now();
  const started = await startRun(ctx, {
    requestKey: randomUUID(),
    kind: "question" as const,
    setId: null,
    plan: () => Promise.resolve({ plan, expected: TARGETS.map(() => EXPECTED) }),
  });
  if (!started) throw new Error("the run was there already");
  const planned = performance.now();
  let left = await countTasks(started.runId);
  while (left.open > 0 && performance.now() - from < LONGEST_MS) {
    await sleep(LOOK_MS);
    left = await countTasks(started.runId);
    megabytes.push(processes.worker.megabytes());
  }
  const { open, answered } = left;
  if (open === 0 && answered < tasks) throw new Error(`only ${answered} of ${tasks} tasks were answered`);
  const seconds = (performance.now() - from) / 1_000;
  const half = Math.floor(megabytes.length / 2);
  const grown = Math.max(...megabytes.slice(half)) / Math.max(...megabytes.slice(0, half));
  const spans = await readSpans(started.runId);
  if (tasks === TASKS) {
    report.add({
      name: `${name}: worker's memory, 2nd half against 1st`,
      value: grown,
      atMost: 1.25,
      detail: "",
    });
    console.log(`  ${name}: planned in ${((planned - from) / 1_000).toFixed(1)} s; ${spans}`);
    console.log(`  ${name}: processor ms a task: ${cpuWords(before, cpuOf(processes), tasks)}`);
  }
  const unfinished = open > 0 ? `, given up with ${whole(open)} tasks open` : "";
  return { perSecond: answered / seconds, detail: `${seconds.toFixed(1)} s${unfinished}` };
}

const cpuOf = (processes: Processes) =>
  new Map(Object.entries(processes).map(([name, process]) => [name, process.cpuSeconds()]));

const cpuWords = (before: Map<string, number>, after: Map<string, number>, tasks: number): string =>
  [...after]
    .map(([name, seconds]) => `${name} ${(((seconds - (before.get(name) ?? 0)) * 1_000) / tasks).toFixed(2)}`)
    .join(", ");

async function countTasks(runId: string): Promise<{ open: number; answered: number }> {
  const { rows } = await getPool().query<{ open: number; answered: number }>(
    `select count(*) filter (where state in ('planned', 'posting', 'posted'))::int as open,
            count(*) filter (where state = 'answered')::int as answered
       from app.task where run_id = $1`,
    [runId],
  );
  return rows[0] ?? { open: 0, answered: 0 };
}

/** How long the parts of a run took, each from its first task to its last, and what a task waited between them. */
async function readSpans(runId: string): Promise<string> {
  const { rows } = await getPool().query<Record<string, string>>(
    `with part as (
       select task.created_at as planned, remote.stored_at as posted, remote.ended_at as executed,
              remote.collected_at as collected, task.finished_at as saved
         from app.task join api.task remote on remote.id = task.remote_id where task.run_id = $1
     )
     select extract(epoch from max(posted) - min(planned))::numeric(9,1) as post,
            extract(epoch from max(executed) - min(posted))::numeric(9,1) as execute,
            extract(epoch from max(collected) - min(collected))::numeric(9,1) as collect,
            (percentile_cont(0.5) within group (order by extract(epoch from executed - posted)))::numeric(9,2) as queued,
            (percentile_cont(0.5) within group (order by extract(epoch from collected - executed)))::numeric(9,2) as listed,
            (percentile_cont(0.5) within group (order by extract(epoch from saved - collected)))::numeric(9,3) as got
       from part`,
    [runId],
  );
  const { post, execute, collect, queued, listed, got } = rows[0] ?? {};
  return `posting took ${post} s, executing ${execute} s, collecting ${collect} s; a task waited ${queued} s for its answer, ${listed} s until it was asked for, ${got} s for the reply (medians)`;
}

/** A workspace with an account on the built-in service, and a run of it. */
async function plannedOn(lifted: boolean, tasks: number) {
  const { id: workspaceId } = await getDb().workspace.create({ data: { slug: randomUUID(), name: "bench" } });
  const { id, login, password } = await createAccount(getPool(), { name: "bench", workspaceId });
  if (lifted) await setLimits(getPool(), id, LIFTED);
  const { id: connectionId } = await getDb().connection.create({
    data: {
      workspaceId,
      kind: "builtin",
      name: "bench",
      login,
      sealedPassword: seal(password, BENCH_SECRET, CONNECTION_PURPOSE),
    },
  });
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const versions = await getDb().promptVersion.createManyAndReturn({
    data: Array.from({ length: WORDINGS }, (_, number) => ({
      workspaceId,
      promptId,
      number,
      userPrompt: `which running shoes are best for flat feet, case ${number}`,
      contentHash: String(number),
    })),
    select: { id: true },
  });
  const plan: Plan = {
    version: 1,
    origin: null,
    connectionId,
    method: "standard",
    label: null,
    entries: versions.map(({ id: promptVersionId }) => ({
      promptVersionId,
      personaId: null,
      marketId: null,
    })),
    targets: TARGETS.map((target) => ({
      ...target,
      method: "standard",
      parameters: { web_search: true, max_output_tokens: 1024 },
      webSearch: true,
      marketId: null,
    })),
    repeats: tasks / (WORDINGS * TARGETS.length),
  };
  return {
    ctx: { ...systemContext("bench"), actor: { kind: "system" as const, job: "bench" }, workspaceId },
    plan,
  };
}

/** The limits count by the minute: a run that begins with one has all of it. */
async function nextMinute(): Promise<void> {
  const { rows } = await getPool().query<{ ms: number }>(
    "select extract(milliseconds from date_trunc('minute', now()) + interval '1 minute' - now())::float8 as ms",
  );
  await sleep((rows[0]?.ms ?? 0) + 100);
}
