import "server-only";
import { ENGINES } from "@/lib/domain/engines/engine";
import type { EngineUpstream } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { capacityFor } from "./capacity";
import { executeTask, type Outcome } from "./execute-task";
import { createHeldTasks } from "./held-tasks";
import type { ClaimedTask } from "./sql/claim-tasks";

const LEASE_MS = 30_000;
/** How long a stopping executor waits for answers that may be billed, less than its process is given to stop. */
const FINISH_MS = 20_000;

interface ExecutorOptions {
  /** Questions under way at once on each engine; left out, what suits what stands behind it. */
  concurrency?: number;
  /** How long a claim holds unless it is renewed, in milliseconds; it is renewed three times in that time. */
  leaseMs?: number;
  /** How long `stop` waits for answers that may be billed, in milliseconds. */
  finishMs?: number;
  /** Called whenever tasks have ended and there is room for more. */
  onRoom?: () => void;
}

export interface Executor {
  /** Claims as many queued tasks as there is room for and sets out to answer them. How many it got. Not to be called again before it has ended. */
  fill(): Promise<number>;
  /** Waits until no task is under way. */
  settled(): Promise<void>;
  /**
   * Stops asking. What nobody can have been billed for goes back into the queue at once; the rest is waited for, and
   * what is not answered by then fails with its advance given back. Nothing is left under a lease.
   */
  stop(): Promise<void>;
}

/**
 * Executes queued tasks: claim under a lease, ask the engine, write result and money in one statement. Several, in any
 * number of processes, share the queue without taking a task twice.
 */
export function createExecutor(
  { pool, registry, now }: ServiceDeps,
  { concurrency, leaseMs = LEASE_MS, finishMs = FINISH_MS, onRoom }: ExecutorOptions = {},
): Executor {
  const held = createHeldTasks({ pool, now, leaseMs });
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const givingUp = new AbortController();

  /** Every engine with room, and what stands behind it now. */
  async function openEngines() {
    const upstreams = await Promise.all(
      ENGINES.map(async (engine) => ({ engine, upstream: await registry.upstreamFor(engine) })),
    );
    return upstreams.flatMap(({ engine, upstream }) => {
      const { size, perAccount } = capacityFor(upstream.kind, concurrency);
      const room = size - held.on(engine);
      return room > 0 ? { engine, upstream, room, perAccount } : [];
    });
  }

  function conclude(claimed: ClaimedTask, outcome: Outcome): Promise<void> | void {
    switch (outcome.kind) {
      case "ended":
        return held.finish(claimed, outcome.end);
      case "unasked":
        return held.putBack(claimed);
      case "turned_away":
        return held.postpone(claimed, outcome.waitMs);
      case "lost":
        return log().warn({ taskId: claimed.id }, "a lease was lost before its task was asked");
    }
  }

  /** Never rejects: what could not be written is picked up again when its lease lapses. */
  async function run(claimed: ClaimedTask, upstream: EngineUpstream): Promise<void> {
    const { markAsked } = held;
    const signals = { stopping: stopping.signal, givingUp: givingUp.signal };
    try {
      await conclude(claimed, await executeTask(claimed, { upstream, now, markAsked, ...signals }));
    } catch (error) {
      log().error({ err: error, taskId: claimed.id }, "a task could not be finished; its lease will lapse");
    }
  }

  function begin(claimed: ClaimedTask, upstream: EngineUpstream): void {
    if (underWay.size === 0) held.keepLeases();
    const running = run(claimed, upstream).finally(() => {
      underWay.delete(running);
      held.forget(claimed.id);
      if (underWay.size === 0) held.letLapse();
      onRoom?.();
    });
    underWay.add(running);
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return {
    async fill() {
      if (stopping.signal.aborted) return 0;
      const open = await openEngines();
      if (open.length === 0) return 0;
      const claimed = await held.claim(open.map((each) => ({ ...each, upstream: each.upstream.kind })));
      for (const task of claimed) {
        // A task is asked of what stood behind its engine when it was claimed, whatever is put there meanwhile.
        const behind = open.find(({ engine }) => engine === task.engine);
        if (behind) begin(task, behind.upstream);
      }
      return claimed.length;
    },
    settled,
    async stop() {
      stopping.abort();
      const timer = setTimeout(() => givingUp.abort(), finishMs);
      await settled();
      clearTimeout(timer);
      await held.close();
    },
  };
}
