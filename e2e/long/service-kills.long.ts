import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { testSeed } from "@/lib/env";
import { livingLauncher } from "@/scripts/lock.mjs";
import { COUNTING_MODEL, startCountingModel } from "@/test/kills/counting-model";
import { createCrowd } from "@/test/kills/crowd";
import { observe, openWork, withClient } from "@/test/kills/observer";
import { seeded } from "@/test/kills/random";
import { startReceiver } from "@/test/kills/receiver";
import { serviceClient } from "@/test/kills/service-client";
import { judge } from "@/test/kills/verdict";
import { freePort, startProduct } from "../product";
import { createApiAccount, deposit } from "./api-account";

// The product whole, with web, worker and database killed at random moments under clients that know nothing of it.

const KILLS = 100;
const TASKS = 2_000;
const VICTIMS = ["web", "worker", "postgres"] as const;
/** Leases, retries of callbacks and the pauses of sweeps, with room to spare. */
const SETTLED_MS = 4 * 60_000;

const healthy = (url: string) =>
  expect
    .poll(
      () =>
        fetch(`${url}/api/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);

test("nothing that was accepted is lost or charged twice, whoever is killed", async () => {
  test.setTimeout(20 * 60_000);
  const seed = testSeed();
  console.log(`seed ${seed}`);
  const random = seeded(seed);
  const receiver = await startReceiver({ random, refused: 0.04, cut: 0.02, slowestMs: 60 });
  const model = await startCountingModel({ random, latencyMs: [200, 2_000] });
  const port = await freePort();
  const product = await startProduct({
    port,
    env: {
      SIGHTLINE_SANDBOX_LATENCY_MS: "300",
      SIGHTLINE_ALLOWED_ORIGINS: receiver.origin,
      SIGHTLINE_CLAUDE_UPSTREAM: "openai-compatible",
      SIGHTLINE_CLAUDE_BASE_URL: model.baseUrl,
      SIGHTLINE_CLAUDE_MODELS: COUNTING_MODEL,
      LOG_LEVEL: "warn",
    },
  });
  const databaseUrl = () => livingLauncher(product.dataDir)?.databaseUrl ?? null;
  try {
    const accounts = [];
    for (const name of ["kills-1", "kills-2", "kills-3"])
      accounts.push(
        await createApiAccount(product.dataDir, name, ["tasks_ready_per_minute", "id_list_per_minute"]),
      );
    const [metered] = accounts;
    await deposit(product.dataDir, metered?.login ?? "", "1000");

    const observer = observe(databaseUrl);
    const crowd = createCrowd({
      clients: accounts.map((account) => serviceClient(product.url, account)),
      random,
      receiverOrigin: receiver.origin,
      name: `run${seed}`,
      perPost: 12,
      models: { claude: COUNTING_MODEL },
    });
    const from = Date.now();
    const [posting, polling] = [new AbortController(), new AbortController()];
    const killed = { web: 0, worker: 0, postgres: 0 };
    const sum = () => killed.web + killed.worker + killed.postgres;
    // As many accepted tasks as kills, in proportion, so that neither is over before the other.
    const mayPost = () => crowd.seen.accepted.size < (TASKS * (sum() + 5)) / KILLS;
    const clients = Promise.all([crowd.post(posting.signal, 600, mayPost), crowd.poll(polling.signal, 250)]);
    while (sum() < KILLS || crowd.seen.accepted.size < TASKS) {
      await wait(random.between(200, 5_000));
      const victim = random.pick(VICTIMS);
      const record = livingLauncher(product.dataDir)?.children.find(({ name }) => name === victim);
      // Between two lives there is nothing to kill.
      if (!record) continue;
      process.kill(record.pid, "SIGKILL");
      killed[victim] += 1;
      if (sum() % 10 === 0) console.log(`${sum()} killed, ${crowd.seen.accepted.size} tasks accepted`);
    }
    posting.abort();
    const killedFor = Date.now() - from;

    await expect
      .poll(() => openWork(databaseUrl()), { timeout: SETTLED_MS, intervals: [2_000] })
      .toBe(0)
      .catch(() => undefined);
    polling.abort();
    await clients;
    await healthy(product.url);
    await crowd.collectAll();
    await observer.stop();
    for (const { task } of receiver.received) if (task) crowd.note(task.id, task);

    const wrong = await withClient(databaseUrl(), (database) =>
      judge({
        seen: crowd.seen,
        received: receiver.received,
        acknowledgedAt: observer.acknowledgedAt,
        counted: { engine: "claude", asked: model.asked },
        database,
      }),
    );
    const ended = product.output().match(/^\w+ ended \(.*\)/gm) ?? [];
    const { seen } = crowd;
    console.log(
      JSON.stringify({
        killed,
        killedForSeconds: Math.round(killedFor / 1000),
        settledAfterSeconds: Math.round((Date.now() - from - killedFor) / 1000),
        tasks: crowd.made(),
        accepted: seen.accepted.size,
        unread: seen.unread.size,
        calls: seen.calls,
        callbacks: receiver.received.length,
        asked: model.asked.size,
        givenUp: [...seen.finals.values()].filter((state) => state.startsWith("40103")).length,
      }),
    );
    expect(wrong).toEqual([]);
    // What a killed database does to web and worker is to be survived, not restarted from.
    expect(ended.filter((line) => !line.endsWith("(SIGKILL)"))).toEqual([]);
  } finally {
    writeFileSync(test.info().outputPath("product.log"), product.output());
    await product.remove();
    await Promise.all([receiver.close(), model.close()]);
  }
});
