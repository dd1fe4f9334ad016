import "server-only";
import { getPool } from "@/lib/db/pool";
import { tryRateWindow } from "@/lib/db/rate-window";
import {
  addHops,
  endResolved,
  endUnresolved,
  putBack,
  resolveCitations,
} from "@/lib/db/sql/redirects/end-redirect";
import { takeDueRedirects, type DueRedirect } from "@/lib/db/sql/redirects/take-due";
import { writeAnswerFacets } from "@/lib/db/sql/search/write-words";
import { withTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { followRedirect, type Followed } from "@/lib/net/follow-redirect";
import { createGuardedFetch, type GuardedFetch } from "@/lib/net/guarded-fetch";
import { isRedirect } from "@/lib/reading/source-url";
import { readSource } from "@/lib/reading/sources";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";

/** How many are asked at once. */
const BATCH = 8;
/** A host is asked so often a minute, by all workers together. */
const PER_MINUTE = 120;
const TIMEOUT_MS = 10_000;
/** What may pass is asked again after so many seconds; then no more. */
const PAUSES = [15, 120];

export interface ResolveDue {
  signal: AbortSignal;
  /** Replaces what is asked and how in tests. */
  fetch?: GuardedFetch;
  hosts?: readonly string[];
  timeoutMs?: number;
  perMinute?: number;
}

/** Its host has been asked often enough this minute. */
class NotNow extends Error {}

/**
 * Asks where cited redirects lead that are due, and writes it into their citations. Throws `not_found` for anybody but
 * the operator and jobs.
 */
export async function resolveDueRedirects({ ctx, input }: InstanceCall<ResolveDue>): Promise<void> {
  requireOperator(ctx);
  for (;;) {
    if (input.signal.aborted) return;
    const due = await takeDueRedirects(getPool(), BATCH);
    const ended = await Promise.allSettled(due.map((one) => resolveOne(ctx, one, input)));
    await eachInTurn(ended, (one) =>
      one.status === "rejected" ? Promise.reject(one.reason as Error) : Promise.resolve(),
    );
    if (due.length < BATCH) return;
  }
}

async function resolveOne(ctx: InstanceContext, due: DueRedirect, input: ResolveDue): Promise<void> {
  // It is cited once more: what is known of it is all there is to say.
  if (due.resolvedUrl !== null)
    return writeDown(ctx, due, { state: "resolved", url: due.resolvedUrl, hops: [] });
  if (due.reason !== null && due.attempts > PAUSES.length) return putBack(getPool(), due, null);
  try {
    await writeDown(ctx, due, await follow(ctx, due, input));
  } catch (error) {
    if (error instanceof NotNow) await putBack(getPool(), due, 60);
    else if (input.signal.aborted) await putBack(getPool(), due, 0);
    else throw error;
  }
}

function follow(ctx: InstanceContext, { rawUrl: url }: DueRedirect, input: ResolveDue): Promise<Followed> {
  // The service's own redirects are this instance's, whose address may be private.
  const { redirectHosts, url: own } = env();
  const hosts = new Set(input.hosts ?? redirectHosts);
  return followRedirect({
    ...{ url, now: ctx.now, signal: input.signal, timeoutMs: input.timeoutMs ?? TIMEOUT_MS },
    fetch: input.fetch ?? createGuardedFetch({ allowedOrigins: [own] }),
    isRedirector: ({ origin, protocol, host, href }) =>
      origin === own ? isRedirect(href) : /^https?:$/.test(protocol) && hosts.has(host),
    allow: async (host) => {
      if (!(await tryRateWindow(`redirects of ${host}`, input.perMinute ?? PER_MINUTE))) throw new NotNow();
    },
  });
}

async function writeDown(outer: InstanceContext, due: DueRedirect, followed: Followed): Promise<void> {
  await withTransaction(outer, async ({ tx }) => {
    if (followed.hops.length > 0) await addHops(tx, due, followed.hops);
    if (followed.state === "unresolved") {
      const { reason, mayPass } = followed;
      return endUnresolved(tx, due, { reason, againAfter: mayPass ? (PAUSES[due.attempts] ?? null) : null });
    }
    await endResolved(tx, due, followed.url);
    const source = readSource({ title: "", rawUrl: due.rawUrl, directUrl: followed.url });
    const taskIds = await resolveCitations(tx, due, source);
    await writeAnswerFacets(tx, taskIds);
  });
}
