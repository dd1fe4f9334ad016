import "server-only";
import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { LIMITS } from "@/lib/api-contract/limits";
import { add, type Nano } from "@/lib/domain/amounts/money";
import type { EngineQuestion } from "@/lib/engines/engine";
import type { Account } from "@/lib/api-service/accounts/authenticate";
import type { FinishedTask } from "@/lib/api-service/work/sql/finish-tasks";
import { createResultWriter } from "@/lib/api-service/work/write-results";
import { createBatcher } from "@/lib/batcher";
import { TRIED_MS } from "@/lib/api-service/writes/until-written";
import { createExpectedCharge } from "./expected-charge";
import { beginLiveTasks, type LiveTask } from "./sql/begin-live-tasks";
import { beginMeteredLiveTask } from "./sql/begin-metered-live-task";

/** Longer than a call and the writing of its end can take, so that only the leases of dead processes lapse. */
export const LIVE_LEASE_MS = LIMITS.liveSeconds * 1000 + TRIED_MS + 10_000;

/** A call that begins, and what decides how much is held for it. */
export interface Beginning {
  task: Omit<LiveTask, "accountId">;
  account: Account;
  question: EngineQuestion;
  /** What the call costs beside the model's charge. */
  price: Nano;
}

/**
 * The rows of this process's live calls: written before a question leaves, with what is held for it, and ended with its
 * answer. Calls that begin or end together share a commit. A row whose process died is ended by the sweep.
 */
export function createLiveRecords(pool: Pool) {
  const lease = { owner: randomUUID(), leaseMs: LIVE_LEASE_MS };
  const expectedCharge = createExpectedCharge(pool);
  const beginnings = createBatcher(async (tasks: readonly LiveTask[]) => {
    await beginLiveTasks(pool, lease, tasks);
    return () => undefined;
  });
  const ends = createResultWriter(pool, lease.owner);

  return {
    /** Resolves once the call may be asked: to null; or to the code of what keeps a metered account from it. */
    async begin({ task, account, question, price }: Beginning): Promise<number | null> {
      const row = { ...task, accountId: account.id };
      if (!account.metered) return (await beginnings.add(row)) ?? null;
      const hold = add(price, await expectedCharge(question, task.at));
      return beginMeteredLiveTask(pool, lease, { ...row, hold, costPerDay: account.limits.cost_per_day });
    },

    /** Writes how a call ended, gives back what was held and charges it. Null: it was given up as lost before. */
    end: (ended: FinishedTask): Promise<FinishedTask | null> => ends.add(ended),
  };
}

export type LiveRecords = ReturnType<typeof createLiveRecords>;
