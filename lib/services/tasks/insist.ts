import "server-only";
import pRetry from "p-retry";
import { isRefusedWrite } from "@/lib/db/client";
import { log } from "@/lib/log";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const GIVE_UP_AFTER_MS = 120_000;

/**
 * Tries a write again until it succeeds, for two minutes: what is being saved was paid for, and a database that is
 * being restarted comes back.
 */
export const insist = <Result>(write: () => Promise<Result>): Promise<Result> =>
  pRetry(write, {
    retries: Infinity,
    minTimeout: FIRST_PAUSE_MS,
    maxTimeout: LONGEST_PAUSE_MS,
    maxRetryTime: GIVE_UP_AFTER_MS,
    shouldRetry: ({ error }) => !isRefusedWrite(error),
    onFailedAttempt: ({ error }) => log().warn({ err: error }, "a paid-for reply could not be saved yet"),
  });
