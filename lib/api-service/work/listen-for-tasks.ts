import "server-only";
import { listen } from "@/lib/db/listen";
import type { ServiceDeps } from "@/lib/api-service/deps";
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
  await listen(
    pool,
    {
      channels: [TASK_CHANNEL, CALLBACK_CHANNEL],
      onNotification: (channel) => (channel === TASK_CHANNEL ? onTasks() : onCallbacks()),
      onListening: () => {
        onTasks();
        onCallbacks();
      },
    },
    signal,
  );
}
