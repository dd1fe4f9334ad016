import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { notifyExecutors } from "./sql/notify-executors";

/** A flood of postings is announced this often; a lone one at once. */
const PAUSE_MS = 25;

/**
 * Makes the call that wakes the executors after a posting. It is apart from the posting's own commit, because commits
 * that notify take turns, all of a database's. What a crash leaves unannounced is found when the executors next poll.
 */
export function createAnnouncer({ pool }: Pick<ServiceDeps, "pool">): () => void {
  let announcing = false;
  let wanted = false;

  async function announce(): Promise<void> {
    announcing = true;
    while (wanted) {
      wanted = false;
      await notifyExecutors(pool).catch((error: unknown) => {
        log().warn({ err: error }, "a posting could not be announced; the executors will find it");
      });
      await wait(PAUSE_MS, undefined, { ref: false });
    }
    announcing = false;
  }

  return () => {
    wanted = true;
    if (!announcing) void announce();
  };
}
