import "server-only";
import { DatabaseError, type Pool } from "pg";
import { log } from "@/lib/log";
import { createBatcher } from "@/lib/batcher";
import { untilWritten } from "@/lib/api-service/writes/until-written";
import { failureStatus } from "@/lib/api-service/asking/failure-status";
import { ZERO } from "@/lib/domain/amounts/money";
import type { BilledFailure } from "@/lib/engines/engine";
import { finishTasks, type FinishedTask } from "./sql/finish-tasks";

/** Values the database refuses, whenever they come: out of range, or not to be kept. */
const DATA_EXCEPTION = /^22/;

const isRefused = (error: unknown): boolean =>
  error instanceof DatabaseError && DATA_EXCEPTION.test(error.code ?? "");

/** What a task can end with: what it failed with, or its answer. */
export type TaskEnd = Omit<FinishedTask, "id" | "at">;

/**
 * The end of a task that was not answered. Nothing is charged for it but what was charged when it was posted, and what
 * its model's vendor is known to charge all the same.
 */
export const failedEnd = (
  { code, message }: { code: number; message: string },
  billed: BilledFailure | null = null,
): TaskEnd => ({
  statusCode: code,
  statusMessage: message,
  result: null,
  moneySpent: billed?.charge ?? null,
  chargeBasis: billed?.chargeBasis ?? null,
  searchAsked: false,
  baseCost: ZERO,
});

const unkept = (billed: BilledFailure | null): TaskEnd =>
  failedEnd(failureStatus({ reason: "broken", mayBeBilled: true }), billed);

/**
 * Writes the ends of an owner's tasks, those that are ready together in one statement. `add` resolves to how the task
 * ended by this write; to null where it was no longer the owner's, and nothing was written.
 */
export function createResultWriter(pool: Pool, owner: string) {
  return createBatcher(async (tasks: readonly FinishedTask[]) => {
    const ends = new Map<string, FinishedTask | null>();

    /** False when the database refuses what is in them. */
    async function write(some: readonly FinishedTask[]): Promise<boolean> {
      const written = await untilWritten(() => finishUnlessRefused(pool, owner, some));
      if (!written) return false;
      const byId = new Map(some.map((task) => [task.id, task]));
      for (const id of written) ends.set(id, byId.get(id) ?? null);
      return true;
    }

    if (!(await write(tasks))) {
      // One of them cannot be kept; the others are not to suffer for it.
      for (const task of tasks) {
        if (await write([task])) continue;
        log().error({ taskId: task.id }, "an answer could not be kept; its task fails");
        const { moneySpent: charge, chargeBasis } = task;
        const billed = charge === null || chargeBasis === null ? null : { charge, chargeBasis };
        // What it cost is kept, unless that is what the database refuses.
        if (!(await write([{ ...task, ...unkept(billed) }]))) await write([{ ...task, ...unkept(null) }]);
      }
    }
    return ({ id }): FinishedTask | null => {
      const end = ends.get(id) ?? null;
      if (!end) log().warn({ taskId: id }, "a lease was lost before its result was written");
      return end;
    };
  });
}

/** The ids it finished; null when the database refuses what is in them. */
async function finishUnlessRefused(
  pool: Pool,
  owner: string,
  tasks: readonly FinishedTask[],
): Promise<string[] | null> {
  try {
    return await finishTasks(pool, owner, tasks);
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}
