import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { ApiService } from "@/lib/api-service/service";
import { log } from "@/lib/log";
import { createBell } from "./service-bell";

/** Questions one worker has under way at once. */
const CONCURRENCY = 64;
/** How soon work is found when a notification was missed. */
const POLL_MS = 5_000;
const SWEEP_MS = 10_000;
/** After a failure of the database. */
const PAUSE_MS = 1_000;

interface ServiceExecution {
  service: ApiService;
  /** Ends it: nothing more is claimed, and what is under way is finished or returned. */
  signal: AbortSignal;
}

/**
 * Executes the service's queued tasks until the signal, woken by notifications and by free room. Resolves when nothing
 * of it is left under way.
 */
export async function startServiceExecution({ service, signal }: ServiceExecution): Promise<void> {
  const bell = createBell();
  signal.addEventListener("abort", bell.ring, { once: true });
  const executor = service.executor({ concurrency: CONCURRENCY, onRoom: bell.ring });

  async function execute(): Promise<void> {
    while (!signal.aborted) {
      const claimed = await executor.fill();
      // A batch that was not full may have been cut by the accounts' shares: look again before waiting.
      if (claimed === 0 || executor.room() === 0) await bell.wait(POLL_MS);
    }
  }

  async function sweep(): Promise<void> {
    const swept = await service.sweep();
    if (swept.queued + swept.failed > 0) log().warn(swept, "tasks of a dead executor, or overdue");
    if (swept.queued > 0) bell.ring();
    await wait(SWEEP_MS, undefined, { signal, ref: false });
  }

  await Promise.all([
    untilEnded("execution", execute, signal),
    untilEnded("sweep", sweep, signal),
    untilEnded("listening", () => service.listen(bell.ring, signal), signal),
  ]);
  await executor.stop();
}

/** Runs something again and again until the signal; after a failure it rests first. */
async function untilEnded(name: string, run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      if (signal.aborted) return;
      log().warn({ err: error, part: name }, "the service's executor met an error");
      await wait(PAUSE_MS);
    }
  }
}
