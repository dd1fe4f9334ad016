import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import type { DeliveryFailure } from "@/lib/domain/team/notice-channel";
import { env } from "@/lib/env";
import { createGuardedFetch, FetchFailure, type FetchFailureReason } from "@/lib/net/guarded-fetch";

/** What one try came to. Nothing that the other side wrote is in it. */
export interface Outcome {
  /** The reply's code; null where there was none. */
  status: number | null;
  /** Null where it arrived. */
  failure: DeliveryFailure | null;
  /** How long the receiver wants to be left alone. */
  askedPauseMs?: number;
}

/** A receiver that takes longer holds up others. */
const POST_MS = 15_000;

const REASONS: Record<FetchFailureReason, DeliveryFailure> = {
  bad_url: "bad_url",
  blocked_address: "blocked_address",
  dns: "dns",
  refused: "refused",
  cut_off: "cut_off",
  aborted: "timed_out",
};

interface PostOptions {
  /** Now, of which a receiver's date is so much later. */
  at: Date;
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
}

/** Posts JSON to an address that somebody typed, through the guard. Redirects are not followed, replies not read. */
export async function post(
  url: string,
  body: string,
  { at, headers = {}, timeoutMs = POST_MS }: PostOptions,
): Promise<Outcome> {
  const fetchGuarded = createGuardedFetch({ allowedOrigins: env().allowedOrigins });
  try {
    const reply = await fetchGuarded(new URL(url), {
      method: "POST",
      headers: { "Content-Type": "application/json", "User-Agent": "Sightline", ...headers },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    reply.discard();
    return judge(reply.status, reply.headers, at);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { status: null, failure: REASONS[error.reason] };
  }
}

function judge(status: number, headers: IncomingHttpHeaders, now: Date): Outcome {
  if (status >= 200 && status < 300) return { status, failure: null };
  if (status === 410) return { status, failure: "gone" };
  if (status >= 300 && status < 400) return { status, failure: "redirected" };
  const askedPauseMs = readPause(headers["retry-after"], now);
  return { status, failure: status === 429 ? "slow_down" : "answered_error", askedPauseMs };
}

/** `Retry-After` as milliseconds from now: seconds, or a date (RFC 9110). 0 for anything else. */
function readPause(given: string | undefined, now: Date): number {
  if (given === undefined) return 0;
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1_000;
  const at = Date.parse(given);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
