import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { createAccount, deposit, setLimits } from "@/lib/api-service/accounts/accounts";
import { parseDollars } from "@/lib/domain/money";
import { Pool } from "pg";
import { COUNTING_MODEL, startCountingModel } from "./counting-model";
import { createCrowd } from "./crowd";
import { observe, openWork, withClient } from "./observer";
import { seeded } from "./random";
import { startReceiver } from "./receiver";
import { serviceClient } from "./service-client";
import { startSmallInstance, VICTIMS } from "./small-instance";
import { judge } from "./verdict";

const SEED = 3;
const KILLS = 12;
const TASKS = 150;
const SETTLED_MS = 60_000;

it(
  "loses nothing that was accepted and charges nothing twice, whoever is killed",
  { timeout: 180_000 },
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
      const crowd = createCrowd({
        clients: accounts.map((account) => serviceClient(instance.url, account)),
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
      const clients = Promise.all([crowd.post(posting.signal, 100, mayPost), crowd.poll(polling.signal, 60)]);
      while (killed < KILLS || crowd.seen.accepted.size < TASKS) {
        await wait(random.between(100, 800));
        if (killed < KILLS && !idle() && instance.kill(next())) killed += 1;
      }
      posting.abort();
      await expect.poll(() => openWork(instance.databaseUrl), { timeout: SETTLED_MS, interval: 200 }).toBe(0);
      polling.abort();
      await clients;
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
  await deposit(pool, accounts[1]?.id ?? "", parseDollars("1000"), at);
  await pool.end();
  return accounts;
}
