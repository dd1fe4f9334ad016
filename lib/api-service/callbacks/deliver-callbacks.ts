import "server-only";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LIMITS } from "@/lib/api-contract/limits";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";
import { FetchFailure } from "@/lib/net/guarded-fetch";
import { createBatcher } from "@/lib/batcher";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { describeTask } from "@/lib/api-service/replies/describe-task";
import { shareOfOne } from "@/lib/api-service/share-of-one";
import { untilWritten } from "@/lib/api-service/writes/until-written";
import { callbackUrl, pauseAfter } from "./callback-url";
import { claimCallbacks, type ClaimedCallback } from "./sql/claim-callbacks";
import { finishCallbacks, type FinishedCallback } from "./sql/finish-callbacks";
import { returnCallbacks, type HeldCallback } from "./sql/return-callbacks";

const zip = promisify(gzip);

export const CALLBACK_MS = LIMITS.callbackSeconds * 1000;
export const CALLBACK_LEASE_MS = CALLBACK_MS + 20_000;
/** A slow host holds up no more than this of its account's callbacks at once, and nobody else's. */
const PER_HOST = 8;

interface DelivererOptions {
  /** Callbacks under way at once. */
  concurrency: number;
  /** How long a claim holds, in milliseconds: longer than a callback can take, so that only those of the dead lapse. */
  leaseMs?: number;
  /** Called whenever one has ended. */
  onRoom?: () => void;
}

export interface Deliverer {
  /**
   * Claims as many due callbacks as there is room for and sets out to send them. How many it got. Not to be called again
   * before it has ended.
   */
  fill(): Promise<number>;
  /** Waits until none is under way. */
  settled(): Promise<void>;
  /** Stops: what was not acknowledged yet is put back, and no try is counted. */
  stop(): Promise<void>;
}

/** Sends the callbacks of finished tasks. Several, in any number of processes, share the work. */
export function createDeliverer(
  deps: ServiceDeps,
  { concurrency, leaseMs = CALLBACK_LEASE_MS, onRoom }: DelivererOptions,
): Deliverer {
  const { pool, now } = deps;
  const underWay = new Map<Promise<void>, ClaimedCallback>();
  const stopping = new AbortController();
  const results = createBatcher(async (finished: readonly FinishedCallback[]) => {
    await untilWritten(() => finishCallbacks(pool, finished));
    return () => undefined;
  });
  const returned = createBatcher(async (held: readonly HeldCallback[]) => {
    await untilWritten(() => returnCallbacks(pool, held));
    return () => undefined;
  });

  async function run(claimed: ClaimedCallback, lease: string): Promise<void> {
    try {
      const { delivered, outcome } = await deliver(deps, claimed, stopping.signal);
      const held = { taskId: claimed.taskId, kind: claimed.kind, lease };
      if (!delivered && stopping.signal.aborted) return await returned.add(held);
      const pauseMs = delivered ? null : pauseAfter(claimed.attempts + 1);
      await results.add({ ...held, delivered, outcome, pauseMs, at: now() });
    } catch (error) {
      log().error(
        { err: error, taskId: claimed.taskId },
        "a callback could not be noted; its lease will lapse",
      );
    }
  }

  /** How many are under way for each account. */
  function busy(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { accountId } of underWay.values()) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    return counts;
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay.keys());
  };

  return {
    async fill() {
      const limit = concurrency - underWay.size;
      if (limit <= 0 || stopping.signal.aborted) return 0;
      // Of this claim alone: what becomes of a try whose lease lapsed says nothing of the next one.
      const lease = randomUUID();
      const claimed = await inTransaction(pool, (db) =>
        claimCallbacks(db, {
          lease,
          leaseMs,
          limit,
          perHost: PER_HOST,
          perAccount: shareOfOne(concurrency),
          busy: busy(),
        }),
      );
      for (const callback of claimed) {
        const running = run(callback, lease).finally(() => {
          underWay.delete(running);
          onRoom?.();
        });
        underWay.set(running, callback);
      }
      return claimed.length;
    },
    settled,
    async stop() {
      stopping.abort();
      await settled();
    },
  };
}

type Outcome = Pick<FinishedCallback, "delivered" | "outcome">;

/** Makes one try of at most ten seconds. Acknowledged is what is answered with 200 to 300, as the wire has it; redirects are not followed. */
async function deliver(deps: ServiceDeps, claimed: ClaimedCallback, stop: AbortSignal): Promise<Outcome> {
  const url = callbackUrl(claimed.url, { id: claimed.taskId, tag: claimed.tag });
  if (!url) return { delivered: false, outcome: "bad_url" };
  const payload = claimed.kind === "postback" ? await postbackBody(deps, claimed) : null;
  if (payload?.withheld) return { delivered: false, outcome: "withheld" };
  const deadline = AbortSignal.timeout(CALLBACK_MS);
  try {
    const response = await deps.fetch(url, {
      ...(payload
        ? {
            method: "POST",
            headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
            body: payload.zipped,
          }
        : { method: "GET" }),
      signal: AbortSignal.any([stop, deadline]),
    });
    response.discard();
    return { delivered: response.status >= 200 && response.status <= 300, outcome: String(response.status) };
  } catch (error) {
    if (error instanceof FetchFailure)
      return { delivered: false, outcome: deadline.aborted ? "timeout" : error.reason };
    // An address that no request can be made to: a failure like another, or it would be tried for ever.
    log().error({ err: error, taskId: claimed.taskId }, "a callback could not be sent");
    return { delivered: false, outcome: "unsendable" };
  }
}

/** What `task_get` would answer, zipped. A result that is withheld from its owner is not posted either. */
async function postbackBody(deps: ServiceDeps, { taskId, accountId, engine }: ClaimedCallback) {
  const { withheld, reply } = await describeTask(deps, { taskId, accountId, engine });
  return { withheld, zipped: new Uint8Array(await zip(JSON.stringify(reply.body))) };
}
