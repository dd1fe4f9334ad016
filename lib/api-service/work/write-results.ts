import "server-only";
import { DatabaseError, type Pool } from "pg";
import { log } from "@/lib/log";
import { createBatcher } from "@/lib/api-service/writes/batcher";
import { failureStatus } from "@/lib/api-service/asking/failure-status";
import { finishTasks, type FinishedTask } from "./sql/finish-tasks";
import { tryAgain } from "@/lib/api-service/writes/try-again";

/** Values the database refuses, whenever they come: out of range, or not to be kept. */
const DATA_EXCEPTION = /^22/;

const isRefused = (error: unknown): boolean =>
  error instanceof DatabaseError && DATA_EXCEPTION.test(error.code ?? "");

/** Writes the ends of an owner's tasks, those that are ready together in one statement. */
export function createResultWriter(pool: Pool, owner: string) {
  const results = createBatcher<FinishedTask>(writeTogether);

  async function writeTogether(tasks: readonly FinishedTask[]): Promise<void> {
    const written = await tryAgain(() => finishUnlessRefused(tasks));
    if (written) return warnOfLost(tasks, written);
    // One of them cannot be kept; the others are not to suffer for it.
    for (const task of tasks) await writeAlone(task);
  }

  async function writeAlone(task: FinishedTask): Promise<void> {
    const written = await tryAgain(() => finishUnlessRefused([task]));
    if (written) return warnOfLost([task], written);
    log().error({ taskId: task.id }, "an answer could not be kept; its task fails");
    const { code, message } = failureStatus({ reason: "broken", mayBeBilled: true });
    const nothing = {
      statusCode: code,
      statusMessage: message,
      result: null,
      moneySpent: null,
      chargeBasis: null,
    };
    const failed = { ...task, ...nothing };
    warnOfLost([failed], await tryAgain(() => finishTasks(pool, owner, [failed])));
  }

  /** The ids it finished; null when the database refuses what is in them. */
  async function finishUnlessRefused(tasks: readonly FinishedTask[]): Promise<string[] | null> {
    try {
      return await finishTasks(pool, owner, tasks);
    } catch (error) {
      if (isRefused(error)) return null;
      throw error;
    }
  }

  return results;
}

function warnOfLost(tasks: readonly FinishedTask[], written: readonly string[]): void {
  const finished = new Set(written);
  for (const { id } of tasks) {
    if (!finished.has(id)) log().warn({ taskId: id }, "a lease was lost before its result was written");
  }
}
