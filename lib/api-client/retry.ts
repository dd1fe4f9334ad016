import "server-only";

import { setTimeout as wait } from "node:timers/promises";

import { ApiCallError } from "@/lib/api-client/errors";

export interface RetryPolicy {
  /** How often a call is tried in all. */
  attempts: number;
  /** The back-off of the first repeat; it doubles with each. */
  baseMs: number;
  capMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 3, baseMs: 300, capMs: 5_000 };

/** Waits a random part of the back-off, so that clients that failed together do not come back together. */
const backOff = ({ baseMs, capMs }: RetryPolicy, attempt: number): number =>
  Math.random() * Math.min(capMs, baseMs * 2 ** attempt);

/** Whether another try at once may help and cannot cost twice. A rate limit lasts longer than a back-off. */
const worthRepeating = (error: unknown, paid: boolean): boolean => {
  if (!(error instanceof ApiCallError) || error.retry !== "later" || error.kind === "rate_limited")
    return false;
  return !paid || error.kind === "refused";
};

/** Makes a call, and again while that is safe and hopeful. The last error is thrown as it is. */
export async function withRetries<T>(policy: RetryPolicy, paid: boolean, call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt + 1 >= policy.attempts || !worthRepeating(error, paid)) throw error;
      await wait(backOff(policy, attempt));
    }
  }
}
