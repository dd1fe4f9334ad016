import "server-only";

import pRetry from "p-retry";

import { ApiCallError } from "@/lib/api-client/errors";

export interface RetryPolicy {
  /** How often a call is tried in all. */
  attempts: number;
  /** The back-off of the first repeat; it doubles with each. */
  baseMs: number;
  capMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 3, baseMs: 300, capMs: 5_000 };

/**
 * Whether another try at once may help and cannot cost twice. A rate limit lasts longer than a back-off, and a time-out
 * has used up all the time there was.
 */
const worthRepeating = (error: unknown, paid: boolean): boolean => {
  if (!(error instanceof ApiCallError) || error.retry !== "later") return false;
  if (error.kind === "rate_limited" || error.kind === "timeout") return false;
  return !paid || error.kind === "refused";
};

/** Makes a call, and again while that is safe and hopeful. The last error is thrown as it is. */
export const withRetries = <T>(
  { attempts, baseMs, capMs }: RetryPolicy,
  paid: boolean,
  call: () => Promise<T>,
): Promise<T> =>
  pRetry(call, {
    retries: attempts - 1,
    minTimeout: baseMs,
    maxTimeout: capMs,
    // Clients that failed together are not to come back together.
    randomize: true,
    shouldRetry: ({ error }) => worthRepeating(error, paid),
  });
