import "server-only";
import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { log } from "@/lib/log";
import { pauseModel } from "@/lib/api-service/asking/sql/pauses";
import { createBatcher } from "@/lib/batcher";
import { untilWritten } from "@/lib/api-service/writes/until-written";
import { createOccupancy } from "./capacity";
import { claimTasks, type ClaimedTask, type OpenEngine } from "./sql/claim-tasks";
import { markAsked } from "./sql/mark-asked";
import { renewLeases } from "./sql/renew-leases";
import { returnTasks, returnUnknownTasks } from "./sql/return-tasks";
import { createResultWriter, type TaskEnd } from "./write-results";

interface HoldingDeps {
  pool: Pool;
  now: () => Date;
  /** How long a claim holds unless it is renewed, in milliseconds; it is renewed three times in that time. */
  leaseMs: number;
}

export type HeldTasks = ReturnType<typeof createHeldTasks>;

/**
 * The queued tasks that one executor holds under leases: how it comes to them, and every way to let go of one. Writes of
 * tasks that are ready together are one statement, and wait for a database that restarts.
 */
export function createHeldTasks({ pool, now, leaseMs }: HoldingDeps) {
  const owner = randomUUID();
  const held = createOccupancy();
  const ends = createResultWriter(pool, owner);
  const asking = createBatcher(async (ids: readonly string[]) => {
    const marked = new Set(await untilWritten(() => markAsked(pool, { owner, ids, at: now(), leaseMs })));
    return (id) => marked.has(id);
  });
  const returns = createBatcher(async (ids: readonly string[]) => {
    await untilWritten(() => returnTasks(pool, owner, ids));
    return () => undefined;
  });
  let renewal: NodeJS.Timeout | undefined;
  /** Whether a claim failed: it may have been committed all the same. */
  let unsure = false;

  async function returnUnknown(): Promise<void> {
    if (unsure) await returnUnknownTasks(pool, owner, held.ids());
    unsure = false;
  }

  /** Puts a task back into the queue: nobody can have been billed for it. */
  function putBack({ id }: ClaimedTask): Promise<void> {
    // First, or this executor would think it still had the task when it claims it again.
    held.leave(id);
    return returns.add(id);
  }

  return {
    /** How many are held on an engine. */
    on: held.on,

    /** Claims queued tasks, as many as the engines have room for. */
    async claim(engines: readonly OpenEngine[]): Promise<ClaimedTask[]> {
      await returnUnknown();
      try {
        const claimed = await claimTasks(pool, { owner, at: now(), leaseMs, engines, busy: held.busy() });
        // Without those whose lease lapsed under this executor's own hands: it is still at work on them.
        const fresh = claimed.filter(({ id }) => !held.has(id));
        for (const task of fresh) held.enter(task.id, task);
        return fresh;
      } catch (error) {
        unsure = true;
        throw error;
      }
    },

    /** Renews the leases of all that is held, until `letLapse`. */
    keepLeases(): void {
      clearInterval(renewal);
      renewal = setInterval(() => {
        renewLeases(pool, owner, held.ids(), leaseMs).catch((error: unknown) => {
          log().warn({ err: error }, "leases could not be renewed");
        });
      }, leaseMs / 3);
    },
    letLapse: (): void => clearInterval(renewal),

    /** Marks a task as asked, before a question that may be billed leaves. False: its lease was lost, it must not. */
    markAsked: (id: string): Promise<boolean> => asking.add(id),

    /** Writes how a task ended; the first end that is written counts. */
    async finish({ id }: ClaimedTask, end: TaskEnd): Promise<void> {
      await ends.add({ ...end, id, at: now() });
    },

    putBack,

    /** Puts a task back, and keeps all of its model's in the queue until what turned it away has passed. */
    async postpone(claimed: ClaimedTask, waitMs: number | null): Promise<void> {
      const { engine, model } = claimed;
      await untilWritten(() => pauseModel(pool, { engine, model, waitMs }));
      await putBack(claimed);
    },

    /** Forgets a task that was let go of, or that is left to its lease. */
    forget: held.leave,

    /** Puts back what was claimed without this executor's hearing of it. */
    close: (): Promise<void> => untilWritten(returnUnknown),
  };
}
