import "server-only";
import { PgBoss } from "pg-boss";
import type { Client } from "pg";
import { JOBS } from "./definitions";
import { QUEUE_SCHEMA } from "./queue";

/** A job whose worker is silent for so long is taken from it. */
const SILENCE_SECONDS = 15;

/**
 * Brings the queue's tables to this code's version and makes a queue for every job. Called with the
 * migrations, under their lock.
 */
export async function prepareQueue(database: Client): Promise<void> {
  const queue = new PgBoss({
    schema: QUEUE_SCHEMA,
    db: { executeSql: (text, values) => database.query(text, values) },
    supervise: false,
    schedule: false,
  });
  await queue.start();
  for (const { name, retryLimit, expireInSeconds, waitingKey } of JOBS) {
    const options = {
      retryLimit,
      expireInSeconds,
      heartbeatSeconds: SILENCE_SECONDS,
      retryDelay: 1,
      retryBackoff: true,
      notify: true,
    };
    await queue.createQueue(name, { ...options, policy: waitingKey ? "short" : "standard" });
    await queue.updateQueue(name, options);
  }
  await queue.stop({ close: false });
}
