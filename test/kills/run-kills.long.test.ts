import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import { expect, it } from "vitest";
import { z } from "zod";
import { createAccount, setLimits } from "@/lib/api-service/accounts/accounts";
import { closeDb, getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { Plan, PlanTarget } from "@/lib/domain/plan";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { seal } from "@/lib/seal";
import { systemContext } from "@/lib/services/context";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { startRun } from "@/lib/services/runs/start-run";
import { withClient } from "./observer";
import { seeded } from "./random";
import { SECRET, startSmallInstance, type Victim } from "./small-instance";

const SEED = 7;
const EXPECTED = { low: "0.01", high: "0.08" };
const TASKS = 2_000;
const KILLS = 30;
const VICTIMS: readonly [Victim, ...Victim[]] = ["worker", "second worker", "web", "postgres"];
const SETTLED_MS = 9 * 60_000;

const target = (method: "live" | "standard", engine: PlanTarget["engine"], model: string): PlanTarget => ({
  ...{ engine, model, method, parameters: {}, webSearch: false, marketId: null },
});

const TARGETS = [
  target("standard", "gemini", "gemini-2.5-flash"),
  target("standard", "chat_gpt", "gpt-4.1-mini"),
  target("standard", "claude", "claude-sonnet-4-20250514"),
  target("live", "perplexity", "sonar"),
];

it("a run of 2,000 loses nothing and asks nothing twice, whichever of two workers, web and database is killed", async () => {
  const random = seeded(SEED);
  const instance = await startSmallInstance(
    { SIGHTLINE_SANDBOX_LATENCY_MS: "50", LOG_LEVEL: "silent" },
    { twoWholeWorkers: true },
  );
  try {
    const runId = await send(instance.databaseUrl);
    const look = () =>
      withClient(instance.databaseUrl, (client) => openTasks(client, runId)).catch(() => TASKS);
    const deadline = Date.now() + SETTLED_MS;
    let [kills, open] = [0, TASKS];
    while (open > 0) {
      if (Date.now() > deadline) throw new Error(`${open} tasks are still open after ${kills} kills`);
      await wait(random.between(1_500, 6_000));
      if (kills < KILLS && instance.kill(random.pick(VICTIMS))) kills += 1;
      open = await look();
    }
    await giveUpWhatWasNotHeardOf(instance.databaseUrl, runId);
    const wrong = await withClient(instance.databaseUrl, (client) => judge(client, runId));
    expect(wrong, `seed ${SEED}, ${kills} kills`).toEqual([]);
    expect(kills).toBe(KILLS);
    expect(instance.crashes).toEqual([]);
  } finally {
    await closeQueue().catch(() => undefined);
    await closeDb().catch(() => undefined);
    await instance.remove();
  }
});

/** Starts the run from here, before anybody is killed. */
async function send(databaseUrl: string): Promise<string> {
  publishToEnvironment({ DATABASE_URL: databaseUrl, SIGHTLINE_SECRET: SECRET, LOG_LEVEL: "silent" });
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
    repeats: TASKS / TARGETS.length,
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

async function openTasks(client: Client, runId: string): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as open from app.task
      where run_id = $1 and (state in ('planned', 'calling', 'posted')
                             or state = 'posting' and (started_at is null or started_at > now() - interval '3 minutes'))`,
    [runId],
  );
  return z.tuple([z.object({ open: z.number() })]).parse(rows)[0].open;
}

/** Three days later what was sent and never arrived is given up: the API has had time enough to show it. */
async function giveUpWhatWasNotHeardOf(databaseUrl: string, runId: string): Promise<void> {
  const lost = (client: Client) =>
    client.query(
      `update app.task set started_at = least(started_at, now() - interval '73 hours'), next_check_at = now()
        where run_id = $1 and state = 'posting' and started_at is not null`,
      [runId],
    );
  await expect
    .poll(() => withClient(databaseUrl, async (client) => (await lost(client)).rowCount), {
      timeout: SETTLED_MS,
      interval: 20_000,
    })
    .toBe(0);
}

const taskRows = z
  .object({
    id: z.string(),
    method: z.string(),
    state: z.string(),
    failureKind: z.string().nullable(),
    /** How often the service has it, and how often it was answered there. */
    asked: z.number(),
    answers: z.number(),
    entries: z.string(),
    held: z.string(),
  })
  .array();

const JUDGED = `
select task.id, task.method, task.state, task.failure_kind as "failureKind",
       (select count(*)::int from api.task remote where remote.tag = task.id::text) as asked,
       (select count(*)::int from app.answer where answer.task_id = task.id) as answers,
       coalesce((select string_agg(kind::text, ' ' order by id) from app.spend_entry
                  where spend_entry.task_id = task.id and kind <> 'correction'), '') as entries,
       coalesce((select sum(amount) from app.spend_entry
                  where spend_entry.task_id = task.id and kind in ('reservation', 'release')), 0)::text as held
  from app.task where run_id = $1`;

/** Everything that is not as it was promised. */
async function judge(client: Client, runId: string): Promise<string[]> {
  const tasks = taskRows.parse((await client.query(JUDGED, [runId])).rows);
  return [
    ...(tasks.length === TASKS ? [] : [`there are ${tasks.length} tasks`]),
    ...tasks.flatMap(({ id, method, state, failureKind, asked, answers, entries, held }) => {
      const name = `${method} ${id} (${state}, ${failureKind})`;
      // A live call whose caller or service died may have been billed: it is not asked again, and stays held.
      // So does a post of which the service has never heard.
      const mayBeUnknown =
        state === "unknown" && (method === "live" || (failureKind === "post_lost" && asked === 0));
      return [
        ...(state === "answered" || mayBeUnknown ? [] : [`${name} has no answer`]),
        ...(asked > 1 ? [`${name} was asked ${asked} times`] : []),
        ...(answers === (state === "answered" ? 1 : 0) ? [] : [`${name} has ${answers} answers`]),
        ...(state === "answered" && entries !== "reservation release charge"
          ? [`${name} has the entries ${entries}`]
          : []),
        ...(state === "answered" && Number(held) !== 0 ? [`${name} holds ${held}`] : []),
        ...(mayBeUnknown && entries !== "reservation" ? [`${name} has the entries ${entries}`] : []),
      ];
    }),
  ];
}
