import "server-only";
import type { Pool } from "pg";

interface Listening {
  channels: readonly string[];
  onNotification: (channel: string, payload: string) => void;
  /** Called once when the listening has begun: what happened before was not heard. */
  onListening: () => void;
}

/**
 * Listens for notifications until the signal or the connection ends it. Resolves when the signal did; rejects when the
 * connection was lost, after which the caller may listen again.
 */
export async function listen(
  pool: Pool,
  { channels, onNotification, onListening }: Listening,
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
  client.on("notification", ({ channel, payload = "" }) => onNotification(channel, payload));
  try {
    await client.query(channels.map((channel) => `listen "${channel}"`).join("; "));
    onListening();
    if (!signal.aborted) await ended;
  } finally {
    signal.removeEventListener("abort", stop);
    // A connection that listens is not given back: it would go on receiving.
    client.release(true);
  }
}
