import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { createAccount, deposit, setLimits } from "@/lib/api-service/accounts/accounts";
import { formatWireDate } from "@/lib/api-contract/format";
import { LOST_ANSWER } from "@/lib/api-service/asking/failure-status";
import { z } from "zod";
import { parseDollars } from "@/lib/domain/amounts/money";
import { Pool } from "pg";
import { COUNTING_MODEL, startCountingModel, UNANSWERED } from "./counting-model";
import { createCrowd } from "./crowd";
import { endLiveLeases, observe, openWork, withClient } from "./observer";
import { seeded } from "./random";
import { startReceiver } from "./receiver";
import { serviceClient, type ServiceClient } from "./service-client";
import { startSmallInstance, VICTIMS, type SmallInstance } from "./small-instance";
import { judge } from "./verdict";

const SEED = 3;
const KILLS = 12;
const TASKS = 150;
const SETTLED_MS = 120_000;
/** Live calls of each account that are under way when web is killed. */
const LOST_EACH = 20;

it(
  "loses nothing that was accepted and charges nothing twice, whoever is killed",
  { timeout: 600_000 },
  async () => {
    const random = seeded(SEED);
    const receiver = await startReceiver({ random, refused: 0, cut: 0, slowestMs: 20 });
    const model = await startCountingModel({ random, latencyMs: [200, 600] });
    const instance = await startSmallInstance({
      SIGHTLINE_SANDBOX_LATENCY_MS: "50",
      SIGHTLINE_ALLOWED_ORIGINS: receiver.origin,
      SIGHTLINE_CLAUDE_UPSTREAM: "openai-compatible",
      SIGHTLINE_CLAUDE_BASE_URL: model.baseUrl,
      SIGHTLINE_CLAUDE_MODELS: COUNTING_MODEL,
      LOG_LEVEL: "silent",
    });
    try {
      const accounts = await openAccounts(instance.databaseUrl);
      const observer = observe(() => instance.databaseUrl);
      const clients = accounts.map((account) => serviceClient(instance.url, account));
      const crowd = createCrowd({
        clients,
        random,
        receiverOrigin: receiver.origin,
        name: `run${SEED}`,
        perPost: 8,
        models: { claude: COUNTING_MODEL },
      });
      const [posting, polling] = [new AbortController(), new AbortController()];
      let killed = 0;
      const next = () => VICTIMS[killed % VICTIMS.length] ?? "worker";
      // A worker that asks nothing has little to lose: it is killed while it does.
      const idle = () => next() === "worker" && model.underWay() === 0;
      const mayPost = () => crowd.seen.accepted.size < (TASKS * (killed + 1)) / KILLS || idle();
      const asking = Promise.all([crowd.post(posting.signal, 100, mayPost), crowd.ask(posting.signal, 150)]);
      const polls = crowd.poll(polling.signal, 60);
      while (killed < KILLS || crowd.seen.accepted.size < TASKS) {
        await wait(random.between(100, 800));
        if (killed < KILLS && !idle() && instance.kill(next())) killed += 1;
      }
      posting.abort();
      await asking;
      const left = () => openWork(instance.databaseUrl);
      // The last to be killed may have been the database.
      await expect.poll(left, { timeout: SETTLED_MS, interval: 200 }).toBeGreaterThanOrEqual(0);
      await endLiveLeases(instance.databaseUrl);
      await expect.poll(left, { timeout: SETTLED_MS, interval: 200 }).toBe(0);
      polling.abort();
      await polls;
      await loseLiveCalls(instance, clients, model);
      await crowd.collectAll();
      await observer.stop();
      for (const { task } of receiver.received) if (task) crowd.note(task.id, task);
      const wrong = await withClient(instance.databaseUrl, (database) =>
        judge({
          seen: crowd.seen,
          received: receiver.received,
          acknowledgedAt: observer.acknowledgedAt,
          counted: { engine: "claude", asked: model.asked },
          database,
        }),
      );
      expect(wrong, `seed ${SEED}`).toEqual([]);
      expect(instance.crashes).toEqual([]);
      // Some were being asked when their worker died.
      expect([...crowd.seen.finals.values()].filter((state) => state.startsWith("40103"))).not.toEqual([]);
    } finally {
      await instance.remove();
      await Promise.all([receiver.close(), model.close()]);
    }
  },
);

/** Kills web while it has live calls under way: each is listed with its tag, and ends as lost. */
async function loseLiveCalls(
  instance: SmallInstance,
  clients: readonly ServiceClient[],
  model: Awaited<ReturnType<typeof startCountingModel>>,
): Promise<void> {
  const lost = clients.flatMap((client, account) =>
    Array.from({ length: LOST_EACH }, (_, call) => ({ client, tag: `${UNANSWERED}-${account}-${call}` })),
  );
  const since = new Date(Date.now() - 1_000);
  const calls = lost.map(({ client, tag }) =>
    client.live("claude", { model_name: COUNTING_MODEL, user_prompt: `never mind ${tag}`, tag }).then(
      () => "answered",
      () => "unanswered",
    ),
  );
  await expect.poll(() => model.underWay(), { timeout: SETTLED_MS }).toBe(lost.length);
  expect(instance.kill("web")).toBe(true);
  expect(new Set(await Promise.all(calls))).toEqual(new Set(["unanswered"]));

  const listed = async () => {
    const window = {
      datetime_from: formatWireDate(since),
      datetime_to: formatWireDate(new Date(Date.now() + 60_000)),
      include_metadata: true,
    };
    const rows = [];
    for (const client of clients) rows.push(...((await client.idList(window)).tasks?.[0]?.result ?? []));
    // Where all else was settled at once, the last of it is within the window, too.
    return rows
      .map(({ metadata, status }) => `${tagged.parse(metadata).tag}: ${String(status)}`)
      .filter((row) => row.startsWith(UNANSWERED))
      .toSorted();
  };
  const all = (status: string) => lost.map(({ tag }) => `${tag}: ${status}`).toSorted();
  await expect.poll(() => listed().catch(() => []), { timeout: SETTLED_MS }).toEqual(all("Task In Queue."));
  expect(await endLiveLeases(instance.databaseUrl)).toBe(lost.length);
  await expect
    .poll(() => listed().catch(() => []), { timeout: SETTLED_MS })
    .toEqual(all(LOST_ANSWER.message));
}

const tagged = z.object({ tag: z.string() });

/** Two accounts, one of which spends what was deposited. */
async function openAccounts(databaseUrl: string) {
  const pool = new Pool({ connectionString: databaseUrl });
  const accounts = [
    await createAccount(pool, { name: "free" }),
    await createAccount(pool, { name: "paying" }),
  ];
  const at = new Date();
  const lifted = { tasks_ready_per_minute: null, id_list_per_minute: null };
  for (const { id } of accounts) await setLimits(pool, id, lifted);
  const paying = accounts[1]?.id ?? "";
  await deposit(pool, paying, parseDollars("1000"), at);
  // A price of its own, so that something is held for calls of a model whose charges are not known, too.
  await pool.query("update api.account set base_price_live = 0.00070003 where id = $1", [paying]);
  await pool.end();
  return accounts;
}
