import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "pg-boss";
import { listen } from "@/lib/db/listen";
import { openPool } from "@/lib/db/pool";
import { log } from "@/lib/log";

const CONNECTIONS = 6;
const RELISTEN_MS = 1_000;

/**
 * The consumer's way to the database. Its own would end the process when the database goes away at a bad moment: it
 * takes its connections' error listeners off before it closes them.
 */
export function openQueueDatabase(): { db: Db; close: () => Promise<void> } {
  const pool = openPool({ name: "sightline worker", max: CONNECTIONS });

  const db: Db = {
    executeSql: (text, values) => pool.query(text, values),
    listen(channel, hear, onReconnect) {
      const ending = new AbortController();
      const onNotification = (_channel: string, payload: string) => hear(payload);
      const keepListening = async () => {
        while (!ending.signal.aborted) {
          try {
            await listen(
              pool,
              { channels: [channel], onNotification, onListening: onReconnect },
              ending.signal,
            );
          } catch (error) {
            log().warn({ err: error }, "the queue's listening was interrupted");
            await wait(RELISTEN_MS, undefined, { signal: ending.signal }).catch(() => undefined);
          }
        }
      };
      const listening = keepListening();
      const close = async () => {
        ending.abort();
        await listening;
      };
      return Promise.resolve({ close });
    },
  };
  return { db, close: () => pool.end() };
}
