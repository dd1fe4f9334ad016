import "server-only";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LIMITS } from "@/lib/api-contract/limits";
import { log } from "@/lib/log";
import { FetchFailure } from "@/lib/net/guarded-fetch";
import { createBatcher } from "./batcher";
import { callbackUrl, pauseAfter } from "./callback-url";
import type { ServiceDeps } from "./deps";
import { describeTask } from "./get-task";
import { claimCallbacks, type ClaimedCallback } from "./sql/claim-callbacks";
import { finishCallbacks, type FinishedCallback } from "./sql/finish-callbacks";
import { returnCallbacks } from "./sql/return-callbacks";

const zip = promisify(gzip);

const DEADLINE_MS = LIMITS.callbackSeconds * 1000;
/** Longer than a callback can take, so that only the leases of dead senders run out. */
const LEASE_MS = DEADLINE_MS + 20_000;
/** A slow host holds up no more than this of its account's callbacks at once, and nobody else's. */
const PER_HOST = 8;

interface DelivererOptions {
  /** Callbacks under way at once. */
  concurrency: number;
  /** Called whenever one has ended. */
  onRoom?: () => void;
}

export interface Deliverer {
  /** Claims as many due callbacks as there is room for and sets out to send them. How many it got. */
  fill(): Promise<number>;
  /** How many more there is room for. */
  room(): number;
  /** Waits until none is under way. */
  settled(): Promise<void>;
  /** Stops: what was not acknowledged yet is put back. */
  stop(): Promise<void>;
}

/** Sends the callbacks of finished tasks. Several, in any number of processes, share the work. */
export function createDeliverer(deps: ServiceDeps, { concurrency, onRoom }: DelivererOptions): Deliverer {
  const { pool, now } = deps;
  const owner = randomUUID();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const results = createBatcher<FinishedCallback>((finished) => finishCallbacks(pool, owner, finished));

  async function run(claimed: ClaimedCallback): Promise<void> {
    try {
      const { delivered, outcome } = await deliver(deps, claimed, stopping.signal);
      if (!delivered && stopping.signal.aborted) return;
      const at = now();
      const pause = delivered ? null : pauseAfter(claimed.attempts + 1);
      const { taskId, kind } = claimed;
      const dueAt = pause === null ? null : new Date(at.getTime() + pause);
      await results.add({ taskId, kind, delivered, outcome, dueAt, at });
    } catch (error) {
      log().error(
        { err: error, taskId: claimed.taskId },
        "a callback could not be noted; its lease will lapse",
      );
    }
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    async fill() {
      const limit = concurrency - underWay.size;
      if (limit <= 0 || stopping.signal.aborted) return 0;
      const at = now();
      const leaseUntil = new Date(at.getTime() + LEASE_MS);
      const claimed = await claimCallbacks(pool, { owner, at, leaseUntil, limit, perHost: PER_HOST });
      for (const callback of claimed) {
        const running = run(callback).finally(() => {
          underWay.delete(running);
          onRoom?.();
        });
        underWay.add(running);
      }
      return claimed.length;
    },
    room: () => concurrency - underWay.size,
    settled,
    async stop() {
      stopping.abort();
      await settled();
      await returnCallbacks(pool, owner);
    },
  };
}

type Outcome = Pick<FinishedCallback, "delivered" | "outcome">;

/** Makes one try of at most ten seconds. Acknowledged is what is answered with 200 to 299; redirects are not followed. */
async function deliver(deps: ServiceDeps, claimed: ClaimedCallback, stop: AbortSignal): Promise<Outcome> {
  const url = callbackUrl(claimed.url, { id: claimed.taskId, tag: claimed.tag });
  if (!url) return { delivered: false, outcome: "bad_url" };
  const payload = claimed.kind === "postback" ? await postbackBody(deps, claimed) : null;
  if (payload?.withheld) return { delivered: false, outcome: "withheld" };
  const deadline = AbortSignal.timeout(DEADLINE_MS);
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
    return { delivered: response.status >= 200 && response.status <= 299, outcome: String(response.status) };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { delivered: false, outcome: deadline.aborted ? "timeout" : error.reason };
  }
}

/** What `task_get` would answer, zipped. A result that is withheld from its owner is not posted either. */
async function postbackBody(deps: ServiceDeps, { taskId, accountId, engine }: ClaimedCallback) {
  const { withheld, reply } = await describeTask(deps, { taskId, accountId, engine });
  return { withheld, zipped: new Uint8Array(await zip(JSON.stringify(reply.body))) };
}
