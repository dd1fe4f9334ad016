import "server-only";
import type { ServiceDeps } from "./deps";
import { TASK_CHANNEL } from "./sql/notify-executors";

/** Where the trigger that asks for callbacks says so. */
const CALLBACK_CHANNEL = "sightline_api_callback";

/** What is heard of the database: each is also called once when the listening begins. */
export interface Listeners {
  /** Tasks were posted. */
  onTasks: () => void;
  /** Tasks with callbacks have ended. */
  onCallbacks: () => void;
}

/**
 * Calls back whenever there is work, until the signal or the connection ends it. Resolves when the signal did;
 * rejects when the connection was lost, after which the caller may listen again.
 */
export async function listenForTasks(
  { pool }: ServiceDeps,
  { onTasks, onCallbacks }: Listeners,
  signal: AbortSignal,
): Promise<void> {
  const client = await pool.connect();
  const { promise: ended, resolve, reject } = Promise.withResolvers<undefined>();
  // Whether or not anybody still waits for it when the connection ends.
  ended.catch(() => undefined);
  const stop = () => resolve(undefined);
  signal.addEventListener("abort", stop, { once: true });
  client.on("error", reject);
  client.on("end", () => reject(new Error("the listening connection ended")));
  client.on("notification", ({ channel }) => (channel === TASK_CHANNEL ? onTasks() : onCallbacks()));
  try {
    await client.query(`listen ${TASK_CHANNEL}; listen ${CALLBACK_CHANNEL}`);
    // What happened while nobody listened.
    onTasks();
    onCallbacks();
    if (!signal.aborted) await ended;
  } finally {
    signal.removeEventListener("abort", stop);
    // A connection that listens is not given back: it would go on receiving.
    client.release(true);
  }
}
