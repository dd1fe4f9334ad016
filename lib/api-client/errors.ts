import "server-only";

import type { FailureKind } from "@/lib/api-contract/failure-words";

/**
 * What repeating the call would do: "later" may succeed and costs nothing twice; "never" changes nothing; with
 * "unknown_outcome" the call may have been carried out and billed, so only a person may repeat it.
 */
export type Retry = "later" | "never" | "unknown_outcome";

/** One request to the API and what came back, word for word. */
export interface RawExchange {
  /** The exact body that was sent; empty for a GET. */
  requestBody: string;
  /** The exact text that came back, unzipped; empty when nothing whole did. */
  replyBody: string;
  /** Null when there was no reply. */
  httpStatus: number | null;
  elapsedMs: number;
  /** What answered in the model's place, where the service says so ("sandbox"). */
  upstream: string | null;
}

/** An exchange whose reply is whole. */
export type CompleteExchange = RawExchange & { httpStatus: number };

interface ApiCallErrorOptions {
  retry: Retry;
  raw: RawExchange;
  code?: number | null;
  statusMessage?: string | null;
  cost?: number | null;
  cause?: unknown;
}

/** The one error the client throws. It never carries the password. */
export class ApiCallError extends Error {
  override readonly name = "ApiCallError";
  readonly retry: Retry;
  readonly raw: RawExchange;
  /** The API's status code, where it gave one. */
  readonly code: number | null;
  /** The API's own message, where it gave one. Text of a stranger: show it as text. */
  readonly statusMessage: string | null;
  /** Dollars the API says the failed call cost all the same; null where it did not say. */
  readonly cost: number | null;

  constructor(
    readonly kind: FailureKind,
    { retry, raw, code = null, statusMessage = null, cost = null, cause }: ApiCallErrorOptions,
  ) {
    super(`API call failed: ${kind}${code === null ? "" : ` ${code}`}`, { cause });
    this.retry = retry;
    this.raw = raw;
    this.code = code;
    this.statusMessage = statusMessage;
    this.cost = cost;
  }
}
