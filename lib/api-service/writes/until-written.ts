import "server-only";
import pRetry from "p-retry";
import { log } from "@/lib/log";

const TRIES = 40;
const PAUSE_MS = 500;

/** How long a write is tried again, at most, beside the time it takes itself. */
export const TRIED_MS = TRIES * PAUSE_MS;

/**
 * Makes a write again while a database restarts, for at most twenty seconds: for writes that do no more the second time,
 * and of what is worth more than a quick failure.
 */
export const untilWritten = <Value>(write: () => Promise<Value>): Promise<Value> =>
  pRetry(write, {
    retries: TRIES - 1,
    factor: 1,
    minTimeout: PAUSE_MS,
    onFailedAttempt: ({ error, attemptNumber }) =>
      log().warn({ err: error, tries: attemptNumber }, "a write failed; trying again"),
  });
