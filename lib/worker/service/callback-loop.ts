import "server-only";
import type { ApiService } from "@/lib/api-service/service";
import { createBell } from "./bell";
import type { ServiceTimes } from "./times";
import { untilEnded } from "./until-ended";

/** Callbacks one worker has under way at once. */
const CONCURRENCY = 64;

/** The part of a worker that calls back: `ring` says that there may be something to send. */
export function createCallbackLoop(service: ApiService, signal: AbortSignal, times: ServiceTimes) {
  const bell = createBell();
  const deliverer = service.deliverer({
    concurrency: CONCURRENCY,
    leaseMs: times.callbackLeaseMs,
    onRoom: bell.ring,
  });

  async function send(): Promise<void> {
    while (!signal.aborted) {
      const claimed = await deliverer.fill();
      if (claimed === 0) await bell.wait(times.pollMs);
    }
  }

  return {
    ring: bell.ring,
    /** Sends callbacks until the signal; resolves when none is under way any more. */
    async run(): Promise<void> {
      signal.addEventListener("abort", bell.ring, { once: true });
      await untilEnded("callbacks", send, signal);
      await deliverer.stop();
    },
  };
}
