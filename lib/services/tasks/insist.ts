import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { isRefusedWrite } from "@/lib/db/client";
import { log } from "@/lib/log";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const GIVE_UP_AFTER_MS = 120_000;

/**
 * Tries a write again until it succeeds, for two minutes: what is being saved was paid for, and a database that is
 * being restarted comes back.
 */
export async function insist<Result>(write: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() > deadline || isRefusedWrite(error)) throw error;
      log().warn({ err: error }, "a paid-for reply could not be saved yet");
      await wait(pause);
    }
  }
}
