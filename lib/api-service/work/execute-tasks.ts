import "server-only";
import { randomUUID } from "node:crypto";
import { answeredMessage } from "@/lib/api-contract/answer-notes";
import { checkTask } from "@/lib/api-contract/task-request";
import { ENGINES } from "@/lib/domain/engine";
import type { EngineFailure, EngineUpstream } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import { answerToResult } from "@/lib/api-service/asking/answer-to-result";
import { askEngine } from "@/lib/api-service/asking/ask-engine";
import { createBatcher } from "@/lib/api-service/writes/batcher";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { LOST_ANSWER, mayPass } from "@/lib/api-service/asking/failure-status";
import { offeredModels } from "@/lib/api-service/asking/offered-models";
import { createRooms, roomFor } from "./capacity";
import { claimTasks, type ClaimedTask, type OpenEngine } from "./sql/claim-tasks";
import type { FinishedTask } from "./sql/finish-tasks";
import { markAsked } from "./sql/mark-asked";
import { pauseModel } from "@/lib/api-service/asking/sql/pauses";
import { renewLeases } from "./sql/renew-leases";
import { returnTasks, returnUnknownTasks } from "./sql/return-tasks";
import { taskToQuestion } from "@/lib/api-service/asking/task-to-question";
import { tryAgain } from "@/lib/api-service/writes/try-again";
import { createResultWriter } from "./write-results";

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
  const owner = randomUUID();
  const rooms = createRooms();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const leaseUntil = () => new Date(now().getTime() + leaseMs);
  /** Of the tasks that may be asked: for those that may be billed, only what is on disk as asked. */
  const asking = createBatcher<Asking>(async (tasks) => {
    const ids = tasks.map(({ id }) => id);
    const granted = new Set(
      await tryAgain(() => markAsked(pool, { owner, ids, at: now(), leaseUntil: leaseUntil() })),
    );
    for (const task of tasks) task.granted = granted.has(task.id);
  });
  const results = createResultWriter(pool, owner);
  const returned = createBatcher<string>((ids) => tryAgain(() => returnTasks(pool, owner, ids)));
  let renewal: NodeJS.Timeout | undefined;
  /** Whether a claim failed: it may have been committed all the same. */
  let unsure = false;

  /** Puts a task back into the queue. */
  function putBack({ id }: ClaimedTask): Promise<void> {
    // First, or this executor would think it still had the task when it claims it again.
    rooms.leave(id);
    return returned.add(id);
  }

  /** Puts a task back until what turned it away has passed. */
  async function postpone(claimed: ClaimedTask, failure: EngineFailure): Promise<void> {
    const { engine, model } = claimed;
    await tryAgain(() => pauseModel(pool, { engine, model, at: now(), waitMs: failure.retryAfterMs }));
    await putBack(claimed);
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
      if (stopping.signal.aborted) return putBack(claimed);
      const permit: Asking = { id: claimed.id, granted: false };
      await asking.add(permit);
      if (!permit.granted)
        return log().warn({ taskId: claimed.id }, "a lease was lost before its task was asked");
    }
    const { signal } = upstream.mayBill ? givingUp : stopping;
    const asked = await askEngine({ upstream, question, taskId: claimed.id, at, signal });
    if (asked.kind === "stopped") {
      return upstream.mayBill ? results.add(failed(claimed.id, LOST_ANSWER, now())) : putBack(claimed);
    }
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
      statusMessage: answeredMessage(answer),
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
    }
  }

  function begin(claimed: ClaimedTask, upstream: EngineUpstream): void {
    rooms.enter(claimed.id, claimed);
    const running = run(claimed, upstream).finally(() => {
      underWay.delete(running);
      rooms.leave(claimed.id);
      if (underWay.size === 0) clearInterval(renewal);
      onRoom?.();
    });
    underWay.add(running);
  }

  function keepLeases(): void {
    clearInterval(renewal);
    renewal = setInterval(() => {
      renewLeases(pool, owner, rooms.ids(), leaseUntil()).catch((error: unknown) => {
        log().warn({ err: error }, "leases could not be renewed");
      });
    }, leaseMs / 3);
  }

  async function claim(engines: readonly OpenEngine[]): Promise<ClaimedTask[]> {
    if (unsure) await returnUnknownTasks(pool, owner, rooms.ids());
    unsure = false;
    const lease = { owner, at: now(), leaseUntil: leaseUntil() };
    try {
      const claimed = await claimTasks(pool, { ...lease, engines, busy: rooms.busy() });
      // Without those whose lease lapsed under this executor's own hands: it is still at work on them.
      return claimed.filter(({ id }) => !rooms.has(id));
    } catch (error) {
      unsure = true;
      throw error;
    }
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    async fill() {
      if (stopping.signal.aborted) return 0;
      const upstreams = await Promise.all(
        ENGINES.map(async (engine) => ({ engine, upstream: await registry.upstreamFor(engine) })),
      );
      const open = upstreams.flatMap(({ engine, upstream }) => {
        const { size, perAccount } = roomFor(upstream.kind, concurrency);
        const room = size - rooms.on(engine);
        return room > 0 ? { engine, upstream, room, perAccount } : [];
      });
      if (open.length === 0) return 0;
      const claimed = await claim(open.map((each) => ({ ...each, upstream: each.upstream.kind })));
      if (claimed.length > 0 && underWay.size === 0) keepLeases();
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
      if (unsure) await tryAgain(() => returnUnknownTasks(pool, owner, []));
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
