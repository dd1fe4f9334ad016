import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import { expect } from "vitest";
import { z } from "zod";
import { createAccount, setLimits } from "@/lib/api-service/accounts/accounts";
import { closeDb, getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { Plan, PlanTarget } from "@/lib/domain/runs/plan";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { seal } from "@/lib/seal";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { systemContext } from "@/lib/services/context";
import { startRun } from "@/lib/services/runs/start-run";
import { withClient } from "./observer";
import { seeded } from "./random";
import { judgeRun } from "./run-verdict";
import { ASKS_NOBODY } from "../asks-nobody";
import { SECRET, startSmallInstance, type SmallInstance, type Victim } from "./small-instance";

const VICTIMS: readonly Victim[] = ["worker", "second worker", "web", "postgres"];
const WORKERS: readonly Victim[] = ["worker", "second worker"];
const EXPECTED = { low: "0.01", high: "0.08" };
/** Between two looks at what is still open. */
const LOOK_MS = 500;

const target = (method: "live" | "standard", engine: PlanTarget["engine"], model: string): PlanTarget => ({
  ...{ engine, model, method, parameters: {}, webSearch: false, marketId: null },
});

const TARGETS = [
  target("standard", "gemini", "gemini-2.5-flash"),
  target("standard", "chat_gpt", "gpt-4.1-mini"),
  target("standard", "claude", "claude-sonnet-4-20250514"),
  target("live", "perplexity", "sonar"),
];

interface Siege {
  seed: number;
  /** A multiple of the four targets, and more than are posted by whoever sends a run. */
  tasks: number;
  kills: number;
  /** The shortest and the longest time between two kills, in milliseconds. */
  pausesMs: readonly [number, number];
  /** How long a model takes to answer. */
  latencyMs: number;
  /** How long the run may take to its end after the last kill. */
  settledMs: number;
  /** Ends all leases by killing both workers at last and moving the times, rather than by waiting for that. */
  hurried: boolean;
}

/**
 * Sends a run to an instance with two workers, of whose processes one after another is killed as the seed has it, each
 * of them as often as any other. Returns what is not as it was promised when the run has ended; empty when all is.
 */
export async function runUnderKills(siege: Siege): Promise<string[]> {
  const { seed, tasks, latencyMs, settledMs, hurried } = siege;
  const instance = await startSmallInstance(
    { SIGHTLINE_SANDBOX_LATENCY_MS: String(latencyMs), LOG_LEVEL: "silent" },
    { twoWholeWorkers: true },
  );
  const { databaseUrl } = instance;
  try {
    const runId = await send(databaseUrl, tasks);
    // The last to be killed may have been the database.
    const openNow = () => withClient(databaseUrl, (client) => openTasks(client, runId)).catch(() => tasks);
    await killAll(instance, siege);
    const openAtLast = await openNow();
    if (hurried) await endAllLeases(instance, settledMs);
    await expect.poll(openNow, { timeout: settledMs, interval: LOOK_MS }).toBe(0);
    const wrong = await withClient(databaseUrl, (client) => judgeRun(client, runId, tasks));
    return [
      ...wrong,
      ...instance.crashes,
      ...(openAtLast > 0 ? [] : ["the run was over before the last kill"]),
    ].map((what) => `seed ${seed}: ${what}`);
  } finally {
    await closeQueue().catch(() => undefined);
    await closeDb().catch(() => undefined);
    await instance.remove();
  }
}

async function killAll(instance: SmallInstance, { seed, kills, pausesMs }: Siege): Promise<void> {
  const random = seeded(seed);
  const order = Array.from({ length: Math.ceil(kills / VICTIMS.length) }, () =>
    shuffled(VICTIMS, random.next),
  );
  for (const victim of order.flat().slice(0, kills)) {
    await wait(random.between(...pausesMs));
    // One that does not live at the moment has just been started again.
    while (!instance.kill(victim)) await wait(LOOK_MS);
  }
}

const shuffled = <Value>(values: readonly Value[], next: () => number): Value[] =>
  values
    .map((value) => ({ value, place: next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);

/** Starts the run from here, before anybody is killed. */
async function send(databaseUrl: string, tasks: number): Promise<string> {
  publishToEnvironment({
    DATABASE_URL: databaseUrl,
    SIGHTLINE_SECRET: SECRET,
    LOG_LEVEL: "silent",
    ...ASKS_NOBODY,
  });
  const { id: workspaceId } = await getDb().workspace.create({ data: { slug: randomUUID(), name: "kills" } });
  const { id, login, password } = await createAccount(getPool(), { name: "kills", workspaceId });
  await setLimits(getPool(), id, { tasks_ready_per_minute: null, id_list_per_minute: null });
  const sealedPassword = seal(password, SECRET, CONNECTION_PURPOSE);
  const { id: connectionId } = await getDb().connection.create({
    data: { workspaceId, kind: "builtin", name: "kills", login, sealedPassword },
  });
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
    repeats: tasks / TARGETS.length,
  };
  const ctx = { ...systemContext("kills"), actor: { kind: "system" as const, job: "kills" }, workspaceId };
  const run = {
    requestKey: randomUUID(),
    kind: "question" as const,
    setId: null,
    plan: () => Promise.resolve({ plan, expected: TARGETS.map(() => EXPECTED) }),
  };
  const started = await startRun(ctx, run);
  if (!started) throw new Error("the run was there already");
  return started.runId;
}

const openRow = z.tuple([z.object({ open: z.number(), lost: z.number() })]);

/**
 * How many tasks have not ended. Where nothing else is left, three days go by for those that were sent and whose reply
 * was lost: what the API does not know by then is given up.
 */
async function openTasks(client: Client, runId: string): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as open, count(*) filter (where state = 'posting' and started_at is not null)::int as lost
       from app.task where run_id = $1 and state in ('planned', 'calling', 'posting', 'posted')`,
    [runId],
  );
  const [{ open, lost }] = openRow.parse(rows);
  if (open > 0 && open === lost)
    await client.query(
      `update app.task set started_at = least(started_at, now() - interval '73 hours'), next_check_at = now() - interval '1 second'
        where run_id = $1 and state = 'posting'`,
      [runId],
    );
  return open;
}

/** Kills both workers, and lets so much time pass for what they held that it is up to the next. */
async function endAllLeases({ kill, databaseUrl }: SmallInstance, patienceMs: number): Promise<void> {
  for (const worker of WORKERS) while (!kill(worker)) await wait(LOOK_MS);
  const end = async (client: Client) => {
    for (const statement of [
      "update app.task set lease_until = now() - interval '1 s' where lease_until is not null",
      "update app.task set next_check_at = now() - interval '1 second' where next_check_at > now()",
      "update app.connected_account set lease_until = null, ready_at = now() - interval '1 second', ready_pause_ms = 0",
      "update api.task set lease_until = now() - interval '1 s' where state = 'running'",
    ])
      await client.query(statement);
    return true;
  };
  await expect
    .poll(() => withClient(databaseUrl, end).catch(() => false), { timeout: patienceMs, interval: LOOK_MS })
    .toBe(true);
}
