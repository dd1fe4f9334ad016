import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { ApiService } from "@/lib/api-service/service";
import { log } from "@/lib/log";
import { createBell } from "./bell";
import { createCallbackLoop } from "./callback-loop";
import { SERVICE_TIMES, type ServiceTimes } from "./times";
import { untilEnded } from "./until-ended";

interface ServiceExecution {
  service: ApiService;
  /** Ends it: nothing more is claimed, and what is under way is finished or returned. */
  signal: AbortSignal;
  times?: ServiceTimes;
}

/**
 * Executes the service's queued tasks and makes their callbacks until the signal, woken by notifications and by free
 * room. Resolves when nothing of it is left under way.
 */
export async function startServiceExecution({
  service,
  signal,
  times = SERVICE_TIMES,
}: ServiceExecution): Promise<void> {
  const bell = createBell();
  signal.addEventListener("abort", bell.ring, { once: true });
  const calls = createCallbackLoop(service, signal, times);
  const executor = service.executor({ leaseMs: times.leaseMs, onRoom: bell.ring });

  async function execute(): Promise<void> {
    while (!signal.aborted) {
      const claimed = await executor.fill();
      // A batch may have been cut by the accounts' shares: look again before waiting.
      if (claimed === 0) await bell.wait(times.pollMs);
    }
  }

  async function sweep(): Promise<void> {
    const swept = await service.sweep();
    const { queued, failed, callbacks } = swept;
    if (queued + failed + callbacks > 0) log().warn(swept, "left by a dead worker, or overdue");
    if (queued > 0) bell.ring();
    if (callbacks > 0) calls.ring();
    await wait(times.sweepMs, undefined, { signal, ref: false });
  }

  await Promise.all([
    untilEnded("execution", execute, signal),
    untilEnded("sweep", sweep, signal),
    untilEnded(
      "listening",
      () => service.listen({ onTasks: bell.ring, onCallbacks: calls.ring }, signal),
      signal,
    ),
    calls.run(),
  ]);
  await executor.stop();
}
