import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";

const TRIES = 40;
const PAUSE_MS = 500;

/**
 * Makes a write again while a database restarts, for at most twenty seconds: for writes that do no more the second time,
 * and of what is worth more than a quick failure.
 */
export async function tryAgain<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === TRIES) throw error;
      log().warn({ err: error, tries }, "a write failed; trying again");
      await wait(PAUSE_MS);
    }
  }
}
