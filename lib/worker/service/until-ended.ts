import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";

/** After a failure of the database. */
const PAUSE_MS = 1_000;

/** Runs something again and again until the signal; after a failure it rests first. */
export async function untilEnded(name: string, run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      if (signal.aborted) return;
      log().warn({ err: error, part: name }, "the service's worker met an error");
      await wait(PAUSE_MS);
    }
  }
}
