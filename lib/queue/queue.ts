import "server-only";
import { PgBoss, type Db } from "pg-boss";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { log } from "@/lib/log";
import type { Job } from "./job";

export const QUEUE_SCHEMA = "pgboss";

const holder: typeof globalThis & { sightlineQueue?: Promise<PgBoss> } = globalThis;

/** This process's way to put jobs in the queue. It shares the database pool and consumes nothing. */
function getQueue(): Promise<PgBoss> {
  holder.sightlineQueue ??= openProducer().catch((error: unknown) => {
    delete holder.sightlineQueue;
    throw error;
  });
  return holder.sightlineQueue;
}

/** Lets go of the queue, so that a program that has put something in it can end. Before `closeDb`. */
export async function closeQueue(): Promise<void> {
  const queue = await holder.sightlineQueue;
  delete holder.sightlineQueue;
  await queue?.stop({ graceful: false, close: false });
}

async function openProducer(): Promise<PgBoss> {
  const queue = new PgBoss({
    schema: QUEUE_SCHEMA,
    db: { executeSql: (text, values) => getPool().query(text, values) },
    migrate: false,
    supervise: false,
    schedule: false,
  });
  queue.on("error", (error) => log().warn({ err: error }, "the queue's producer met an error"));
  return queue.start();
}

const onTransaction = (tx: Queryable): Db => ({
  executeSql: (text, values = []) => tx.query({ text, values }),
});

interface EnqueueOptions {
  /** The transaction to enqueue in: the job appears when it commits, or never. */
  tx?: Queryable;
  /** Not before so many seconds from now. */
  delaySeconds?: number;
}

/** Puts a job in the queue; a worker that is idle starts it at once. */
export async function enqueue<Payload extends object>(
  job: Job<Payload>,
  payload: Payload,
  { tx, delaySeconds }: EnqueueOptions = {},
): Promise<void> {
  const queue = await getQueue();
  const data = job.payload.parse(payload);
  await queue.send(job.name, data, {
    ...(tx ? { db: onTransaction(tx) } : {}),
    ...(job.waitingKey ? { singletonKey: job.waitingKey(data) } : {}),
    ...(delaySeconds === undefined ? {} : { startAfter: delaySeconds }),
  });
}

/** Whether a job of this kind, with this waiting key, waits, runs, or will be tried again. */
export async function isPending({ name }: Pick<Job<never>, "name">, key: string): Promise<boolean> {
  const jobs = await (await getQueue()).findJobs(name, { key });
  return jobs.some(({ state }) => state === "created" || state === "retry" || state === "active");
}

/** Puts many jobs of one kind in the queue with one statement. */
export async function enqueueMany<Payload extends object>(
  job: Job<Payload>,
  payloads: Payload[],
  { tx }: Pick<EnqueueOptions, "tx"> = {},
): Promise<void> {
  if (payloads.length === 0) return;
  const queue = await getQueue();
  await queue.insert(
    job.name,
    payloads.map((payload) => {
      const data = job.payload.parse(payload);
      return { data, ...(job.waitingKey ? { singletonKey: job.waitingKey(data) } : {}) };
    }),
    tx ? { db: onTransaction(tx) } : {},
  );
}
