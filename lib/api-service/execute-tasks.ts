import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { checkTask } from "@/lib/api-contract/task-request";
import { ENGINES } from "@/lib/domain/engine";
import type { EngineFailure, EngineUpstream } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import { answerToResult } from "./answer-to-result";
import { askEngine } from "./ask-engine";
import { createBatcher } from "./batcher";
import type { ServiceDeps } from "./deps";
import { mayPass } from "./failure-status";
import { offeredModels } from "./offered-models";
import { claimTasks, type ClaimedTask } from "./sql/claim-tasks";
import { finishTasks, type FinishedTask } from "./sql/finish-tasks";
import { markAsked } from "./sql/mark-asked";
import { pauseModel } from "./sql/pause-model";
import { renewLeases } from "./sql/renew-leases";
import { returnTasks } from "./sql/return-tasks";
import { taskToQuestion } from "./task-to-question";

/** Leases are renewed while their executor lives, so this is how long a killed worker's tasks lie idle. */
const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
/** A finished answer is worth more than a quick failure: its write is tried again while a database restarts. */
const WRITE_TRIES = 40;
const WRITE_PAUSE_MS = 500;

interface ExecutorOptions {
  /** Questions under way at once. */
  concurrency: number;
  /** Called whenever tasks have ended and there is room for more. */
  onRoom?: () => void;
}

export interface Executor {
  /** Claims as many queued tasks as there is room for and sets out to answer them. How many it got. */
  fill(): Promise<number>;
  /** How many more tasks there is room for. */
  room(): number;
  /** Waits until no task is under way. */
  settled(): Promise<void>;
  /** Stops asking. Tasks whose upstream bills nobody go back into the queue; the others are waited for. */
  stop(): Promise<void>;
}

/**
 * Executes queued tasks: claim under a lease, ask the engine, write result and money in one statement. Several, in any
 * number of processes, share the queue without taking a task twice.
 */
export function createExecutor(
  { pool, registry, now }: ServiceDeps,
  { concurrency, onRoom }: ExecutorOptions,
): Executor {
  const owner = randomUUID();
  const underWay = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  /** Of the tasks that may be asked: for those that may be billed, only what is on disk as asked. */
  const asking = createBatcher<Asking>(async (tasks) => {
    const at = now();
    const leaseUntil = new Date(at.getTime() + LEASE_MS);
    const ids = new Set(await markAsked(pool, { owner, ids: tasks.map(({ id }) => id), at, leaseUntil }));
    for (const task of tasks) task.granted = ids.has(task.id);
  });
  const results = createBatcher<FinishedTask>(async (tasks) => {
    const finished = new Set(await tryAgain(() => finishTasks(pool, owner, tasks)));
    for (const { id } of tasks) {
      if (!finished.has(id)) log().warn({ taskId: id }, "a lease was lost before its result was written");
    }
  });
  let renewal: NodeJS.Timeout | undefined;

  /** Puts a task back until what turned it away has passed. */
  async function postpone(claimed: ClaimedTask, failure: EngineFailure): Promise<void> {
    const { id, engine, model } = claimed;
    await tryAgain(() => pauseModel(pool, { engine, model, at: now(), waitMs: failure.retryAfterMs }));
    await tryAgain(() => returnTasks(pool, owner, [id]));
  }

  async function execute(claimed: ClaimedTask, upstream: EngineUpstream): Promise<void> {
    const at = now();
    const offered = await offeredModels(upstream, { taskId: claimed.id });
    if (!offered.ok) {
      // What the list failed for says nothing of this task; only a key does not mend itself.
      if (offered.failure.reason !== "bad_key") return postpone(claimed, offered.failure);
      return results.add(failed(claimed.id, offered.status, now()));
    }
    const model = offered.models.find(({ name }) => name === claimed.model);
    const check = checkTask(claimed.engine, "standard", JSON.parse(claimed.posted));
    if (!model || !check.ok) {
      const message = check.ok ? "Invalid Field: 'model_name'." : check.message;
      return results.add(failed(claimed.id, { code: 40501, message }, now()));
    }
    const question = taskToQuestion(claimed.engine, check.task, model);
    if (upstream.mayBill) {
      if (stopping.signal.aborted) return returnTasks(pool, owner, [claimed.id]);
      const permit: Asking = { id: claimed.id, granted: false };
      await asking.add(permit);
      if (!permit.granted)
        return log().warn({ taskId: claimed.id }, "a lease was lost before its task was asked");
    }
    const signal = upstream.mayBill ? undefined : stopping.signal;
    const asked = await askEngine({ upstream, question, taskId: claimed.id, at, signal });
    if (asked.kind === "stopped") return returnTasks(pool, owner, [claimed.id]);
    if (asked.kind === "failed") {
      if (asked.failure && mayPass(asked.failure)) return postpone(claimed, asked.failure);
      return results.add(failed(claimed.id, asked.status, now()));
    }
    const { answer } = asked;
    const doneAt = now();
    const { engine } = claimed;
    return results.add({
      id: claimed.id,
      statusCode: 20000,
      statusMessage: "Ok.",
      result: JSON.stringify(answerToResult({ engine, searchAsked: question.webSearch, answer, at: doneAt })),
      moneySpent: answer.charge,
      chargeBasis: answer.chargeBasis,
      at: doneAt,
    });
  }

  /** Never rejects: what could not be written is picked up again when its lease lapses. */
  async function run(claimed: ClaimedTask, upstream: EngineUpstream): Promise<void> {
    try {
      await execute(claimed, upstream);
    } catch (error) {
      log().error({ err: error, taskId: claimed.id }, "a task could not be finished; its lease will lapse");
    } finally {
      underWay.delete(claimed.id);
      if (underWay.size === 0) clearInterval(renewal);
      onRoom?.();
    }
  }

  function keepLeases(): void {
    clearInterval(renewal);
    renewal = setInterval(() => {
      renewLeases(pool, owner, new Date(now().getTime() + LEASE_MS)).catch((error: unknown) => {
        log().warn({ err: error }, "leases could not be renewed");
      });
    }, RENEW_MS);
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay.values());
  };

  return {
    async fill() {
      const limit = concurrency - underWay.size;
      if (limit <= 0 || stopping.signal.aborted) return 0;
      const behind = await Promise.all(
        ENGINES.map(async (engine) => [engine, await registry.upstreamFor(engine)] as const),
      );
      const at = now();
      const leaseUntil = new Date(at.getTime() + LEASE_MS);
      const upstreams = new Map(behind.map(([engine, { kind }]) => [engine, kind]));
      const claimed = await claimTasks(pool, { owner, at, leaseUntil, limit, upstreams });
      if (claimed.length > 0 && underWay.size === 0) keepLeases();
      // A task is asked of what stood behind its engine when it was claimed, whatever is put there meanwhile.
      const upstreamOf = new Map(behind);
      for (const task of claimed) {
        const upstream = upstreamOf.get(task.engine);
        if (upstream) underWay.set(task.id, run(task, upstream));
      }
      return claimed.length;
    },
    room: () => concurrency - underWay.size,
    settled,
    async stop() {
      stopping.abort();
      await settled();
    },
  };
}

/** A question on its way to an upstream that bills. */
interface Asking {
  id: string;
  granted: boolean;
}

const failed = (id: string, status: { code: number; message: string }, at: Date): FinishedTask => ({
  id,
  statusCode: status.code,
  statusMessage: status.message,
  result: null,
  moneySpent: null,
  chargeBasis: null,
  at,
});

async function tryAgain<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === WRITE_TRIES) throw error;
      log().warn({ err: error, tries }, "results could not be written; trying again");
      await wait(WRITE_PAUSE_MS);
    }
  }
}
