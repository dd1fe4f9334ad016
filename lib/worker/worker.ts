import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { apiService } from "@/lib/api-service/instance";
import { closeDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { log } from "@/lib/log";
import { reReadWhereRisen } from "@/lib/services/answers";
import { machineClock, systemContext } from "@/lib/services/context";
import { databasePrepared } from "@/lib/queue/database-prepared";
import { QUEUE_SCHEMA } from "@/lib/queue/queue";
import type { JobHandler } from "./job-handler";
import { openQueueDatabase } from "./queue-database";
import { jobHandlers } from "./registry";
import { startServiceExecution } from "./service/execution";
import { startTaskLoops } from "./task-loops";

// The worker process. It ends by itself when its launcher is gone, and finishes its jobs when told to stop.

const HEARTBEAT_MS = 5_000;
const START_PAUSE_MS = 500;
/** Jobs still running so long after the signal to stop are returned to the queue. */
const FINISH_MS = 20_000;
/**
 * Notifications start a job at once, but each wakes a consumer only once: what is left of a burst, and a job that is
 * due again after a failure, is found by polling.
 */
const POLL_SECONDS = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };

const queueDatabase = openQueueDatabase();
const queue = new PgBoss({
  db: queueDatabase.db,
  schema: QUEUE_SCHEMA,
  migrate: false,
  useListenNotify: true,
  // How soon another worker takes over the jobs of one that died.
  monitorIntervalSeconds: 10,
  superviseIntervalSeconds: 10,
});
queue.on("error", (error) => log().warn({ err: error }, "the queue met an error"));
queue.on("warning", (warning) => log().warn({ warning }, "the queue warns"));

await databasePrepared();
await startQueue();
await Promise.all(jobHandlers.map(consume));
// After an upgrade, old answers are brought to what this version reads.
await reReadWhereRisen({ ctx: systemContext("start") }).catch((error: unknown) =>
  log().warn({ err: error }, "reading old answers again could not be put in the queue"),
);

const ending = new AbortController();
const loops = Promise.all([
  startServiceExecution({ service: apiService(), signal: ending.signal }),
  startTaskLoops(ending.signal),
]);

const workerId = randomUUID();
const startedAt = machineClock();
await tryToBeat();
const heartbeat = setInterval(() => void tryToBeat(), HEARTBEAT_MS);
log().debug({ workerId, jobs: jobHandlers.map(({ name }) => name) }, "worker ready");

let stopping = false;
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);

function consume(handler: JobHandler): Promise<string> {
  const options = { ...POLL_SECONDS, batchSize: 1, localConcurrency: handler.concurrency };
  return queue.work<object>(handler.name, options, async (jobs) => {
    for (const { id, data, signal } of jobs) {
      try {
        await handler.run(data, signal);
      } catch (error) {
        log().error({ err: error, job: handler.name, jobId: id }, "a job failed");
        throw error;
      }
    }
  });
}

/** A database that just restarts is waited for: ending here would only have the launcher pause before the next start. */
async function startQueue(): Promise<void> {
  for (;;) {
    try {
      await queue.start();
      return;
    } catch (error) {
      log().warn({ err: error }, "the queue could not be opened; trying again");
      await queue.stop({ graceful: false });
      await wait(START_PAUSE_MS);
    }
  }
}

async function tryToBeat(): Promise<void> {
  await beat().catch((error: unknown) => log().warn({ err: error }, "the heartbeat was not written"));
}

async function beat(): Promise<void> {
  await getPool().query(
    `with gone as (delete from app.worker_heartbeat where seen_at < now() - interval '1 day')
     insert into app.worker_heartbeat (worker_id, started_at, seen_at) values ($1, $2, now())
     on conflict (worker_id) do update set seen_at = now()`,
    [workerId, startedAt],
  );
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  ending.abort();
  clearInterval(heartbeat);
  finish().then(
    () => process.exit(0),
    (error: unknown) => {
      log().error({ err: error }, "the worker did not stop cleanly");
      process.exit(1);
    },
  );
}

async function finish(): Promise<void> {
  await Promise.all([queue.stop({ graceful: true, timeout: FINISH_MS }), loops]);
  await getPool().query("delete from app.worker_heartbeat where worker_id = $1", [workerId]);
  await Promise.all([queueDatabase.close(), closeDb()]);
}
