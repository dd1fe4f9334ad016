import { randomUUID } from "node:crypto";
import { STATUS_CODES, describeStatus } from "@/lib/api-contract/status-codes";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { Plan, PlanTarget } from "@/lib/domain/runs/plan";
import { publishToEnvironment } from "@/lib/env";
import { systemContext } from "@/lib/services/context";
import { startRun } from "@/lib/services/runs/start-run";
import {
  callLiveTask,
  collectDueTasks,
  findLostPosts,
  postStandardTasks,
  settleCosts,
  sweepTasks,
} from "@/lib/services/tasks";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import type { Fault } from "@/test/fakes/hosted-api-faults";
import { seeded, type Random } from "@/test/kills/random";
import { newConnection, newWorkspace } from "@/test/workspace";
import { judgeRun } from "./judge-run";

const CREDENTIALS = { login: "login", password: "password" };
const job = systemContext("test");
const ROUNDS_MAX = 60;
const PER_POST = 10;
const EXPECTED = { low: "0.01", high: "0.08" };

const ALL_CODES = [...STATUS_CODES.keys()].filter((code) => describeStatus(code).group !== "ok");
const LOST = ["cut_off", "garbled", "broken_gzip", "tasks_null"] as const;
const REFUSED = ["http_401", "http_402", "http_500", "code_40202"] as const;
const ODD = [
  "null_annotations",
  "empty_items",
  "unknown_items",
  "missing_fields",
  "hostile_text",
  "filtered",
] as const;

/** How often a call of a kind goes wrong, and how. */
function chaosOf(random: Random): (call: string) => Fault | null {
  const code = () => ALL_CODES[random.between(0, ALL_CODES.length - 1)] ?? 50000;
  const whole = () =>
    random.pick<() => Fault>([
      () => random.pick(LOST),
      () => random.pick(REFUSED),
      () => `envelope_${code()}`,
    ])();
  return (call) => {
    switch (call) {
      case "task_post":
        return random.happens(0.4) ? whole() : null;
      case "task_post entry":
        return random.happens(0.15) ? `task_${code()}` : null;
      case "task_get":
      case "live":
        if (!random.happens(0.6)) return null;
        return random.pick<() => Fault>([whole, () => `task_${code()}`, () => random.pick(ODD)])();
      case "tasks_ready":
      case "id_list":
        return random.happens(0.2) ? whole() : null;
      default:
        return null;
    }
  };
}

const target = (method: "live" | "standard", engine: PlanTarget["engine"]): PlanTarget => ({
  ...{ engine, model: "a model", method, parameters: {}, webSearch: false, marketId: null },
});

const TARGETS = [target("standard", "gemini"), target("standard", "chat_gpt"), target("live", "perplexity")];

/**
 * Sends a run of so many tasks over an API on which calls of every kind go wrong in every documented way, as the seed
 * has it, and takes it to its end. What is not as it was promised then; empty when all is.
 */
export async function runUnderFaults({ seed, tasks }: { seed: number; tasks: number }): Promise<string[]> {
  const random = seeded(seed);
  const calm = new AbortController();
  const chaos = chaosOf(random);
  const api = await startHostedApi({
    ...CREDENTIALS,
    readyAfterMs: 0,
    pendingLooks: 0,
    chaos: (call) => (calm.signal.aborted ? null : chaos(call)),
  });
  try {
    publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
    const runId = await send(api, tasks);
    for (let round = 0; round < ROUNDS_MAX && (await openOf(runId)).length > 0; round += 1) {
      await letTimeGoBy();
      await goOn(runId);
      // A post of which the API knows nothing is given up after its time only.
      if (round > ROUNDS_MAX / 2) calm.abort();
    }
    calm.abort();
    await letTimeGoBy();
    await settleCosts({ ctx: job });
    return await judgeRun(api, runId);
  } finally {
    await api.close();
  }
}

async function send(api: HostedApi, tasks: number): Promise<string> {
  const { ctx, workspaceId } = await newWorkspace();
  const connectionId = await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const wording = { promptId, number: 1, userPrompt: "Which harbour is best?", contentHash: randomUUID() };
  const version = await getDb().promptVersion.create({ data: { workspaceId, ...wording } });
  const plan: Plan = {
    version: 1,
    origin: null,
    connectionId,
    method: "standard",
    label: null,
    entries: [{ promptVersionId: version.id, personaId: null, marketId: null }],
    targets: TARGETS,
    repeats: Math.ceil(tasks / TARGETS.length),
  };
  const run = {
    requestKey: randomUUID(),
    kind: "question" as const,
    setId: null,
    plan: () => Promise.resolve({ plan, expected: TARGETS.map(() => EXPECTED) }),
  };
  const started = await startRun(ctx, { ...run, sentByCaller: true });
  if (!started) throw new Error("the run was there already");
  return started.runId;
}

const openOf = (runId: string) =>
  getDb().task.findMany({
    where: { runId, state: { in: ["planned", "calling", "posting", "posted"] } },
    select: { id: true, method: true, state: true },
    orderBy: [{ cell: "asc" }, { repeat: "asc" }],
  });

/** Ends every pause: what is to be looked at later is looked at now, and a minute's allowance is a new one. */
async function letTimeGoBy(): Promise<void> {
  await getPool().query(
    "update app.task set next_check_at = now() - interval '1 second' where next_check_at is not null",
  );
  await getPool().query(
    "update app.connected_account set ready_at = now() - interval '1 second', ready_pause_ms = 0",
  );
  await getPool().query("delete from app.rate_window");
}

/** One round of what a worker does. */
async function goOn(runId: string): Promise<void> {
  const planned = (await openOf(runId)).filter(({ state }) => state === "planned");
  const idsOf = (method: "live" | "standard") =>
    planned.flatMap((task) => (task.method === method ? [task.id] : []));
  const standard = idsOf("standard");
  for (let sent = 0; sent < standard.length; sent += PER_POST)
    await postStandardTasks({ ctx: job, input: { taskIds: standard.slice(sent, sent + PER_POST) } });
  await Promise.all(idsOf("live").map((taskId) => callLiveTask({ ctx: job, input: { taskId } })));
  await collectDueTasks({ ctx: job });
  await findLostPosts({ ctx: job });
  // Nothing lost stays without a trace but what the API never accepted: three days later it is given up.
  const lost = (await openOf(runId)).filter(({ state }) => state === "posting");
  if (lost.length > 0 && planned.length === 0)
    await getPool().query(
      "update app.task set started_at = started_at - interval '73 hours' where run_id = $1 and state = 'posting'",
      [runId],
    );
  await sweepTasks({ ctx: job });
}
