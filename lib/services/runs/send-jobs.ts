import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import type { SendableTask } from "@/lib/db/sql/tasks/waiting-tasks";
import type { Transaction } from "@/lib/db/transaction";
import { callLiveJob, postTasksJob } from "@/lib/queue/definitions";
import { enqueueMany } from "@/lib/queue/queue";

/** Puts the calls of live tasks into the queue. */
export async function enqueueLive(tx: Transaction, tasks: readonly SendableTask[]): Promise<void> {
  const live = tasks.filter(({ method }) => method === "live");
  await enqueueMany(
    callLiveJob,
    live.map(({ id: taskId }) => ({ taskId })),
    { tx },
  );
}

/** Puts the posting of standard tasks into the queue, in groups that can share a call: of one engine, as many as the API takes. */
export async function enqueuePosts(tx: Transaction, tasks: readonly SendableTask[]): Promise<void> {
  const standard = tasks.filter(({ method }) => method === "standard");
  const groups = [...Map.groupBy(standard, ({ engine }) => engine).values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / LIMITS.tasksPerPost) }, (_, place) => ({
      taskIds: group
        .slice(place * LIMITS.tasksPerPost, (place + 1) * LIMITS.tasksPerPost)
        .map(({ id }) => id),
    })),
  );
  await enqueueMany(postTasksJob, groups, { tx });
}
