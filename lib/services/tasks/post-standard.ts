import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { LIMITS } from "@/lib/api-contract/limits";
import { getDb } from "@/lib/db/client";
import { markPosted, setTasksAside } from "@/lib/db/sql/task-leases";
import type { Engine } from "@/lib/domain/engine";
import { engineSchema } from "@/lib/domain/engine-schema";
import { dollarsFromNumber, toDollars, ZERO } from "@/lib/domain/money";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { failureOf, keptExchange } from "./exchange";
import { saveFailure } from "./finish";
import { insist } from "./insist";
import { claimTasks, whileLeased } from "./lease";
import { openOrLetGo } from "./open-or-let-go";
import { WITH_WORDING, wireTask, type TaskWithWording } from "./wire-task";

const TASK_CREATED = 20100;

/** First look for a result after posting; later looks are further apart. */
const FIRST_CHECK_MS = 1_500;

/** Before a post that never left is tried again. */
const RETRY_POST_MS = 15_000;

/**
 * Posts planned standard tasks, at most 100 a call, and keeps the ids the API gives them. A post whose reply is lost
 * leaves its tasks in `posting`: `findLostPosts` looks for them by tag before anything is posted again.
 */
export async function postStandardTasks({
  ctx,
  input: { taskIds },
}: InstanceCall<{ taskIds: readonly string[] }>): Promise<void> {
  requireOperator(ctx);
  const claimed = await claimTasks(ctx, taskIds, "planned", "posting");
  if (claimed.length === 0) return;
  const tasks = await getDb().task.findMany({
    where: { id: { in: claimed } },
    include: WITH_WORDING,
    orderBy: [{ cell: "asc" }, { repeat: "asc" }],
  });
  await whileLeased(claimed, async () => {
    for (const [first, ...rest] of groups(tasks)) {
      if (first) await postGroup(ctx, [first, ...rest]);
    }
  });
}

/** Tasks that can share a call: same connection and engine, at most 100. */
function groups(tasks: readonly TaskWithWording[]): TaskWithWording[][] {
  const byKey = Map.groupBy(tasks, ({ connectionId, engine }) => `${connectionId} ${engine}`);
  return [...byKey.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / LIMITS.tasksPerPost) }, (_, index) =>
      group.slice(index * LIMITS.tasksPerPost, (index + 1) * LIMITS.tasksPerPost),
    ),
  );
}

async function postGroup(
  ctx: InstanceContext,
  group: readonly [TaskWithWording, ...TaskWithWording[]],
): Promise<void> {
  const [first] = group;
  const { engine } = first;
  const client = await openOrLetGo(
    ctx,
    first,
    group.map(({ id }) => id),
    "posting",
  );
  if (!client) return;
  try {
    await savePosted(ctx, group, await client.taskPost(engineSchema.parse(engine), group.map(wireTask)));
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    await savePostFailure(ctx, group, error);
  }
}

type PostReply = Awaited<ReturnType<ApiClient["taskPost"]>>;

async function savePosted(
  ctx: InstanceContext,
  group: readonly TaskWithWording[],
  reply: PostReply,
): Promise<void> {
  const at = ctx.now();
  for (const [index, task] of group.entries()) {
    const posted = reply.tasks.find(({ data }) => data.tag === task.id) ?? reply.tasks[index];
    if (posted?.status_code === TASK_CREATED && posted.id !== null) {
      await insist(() => keepRemoteId(task.id, posted));
    } else {
      await insist(() =>
        saveFailure(ctx, {
          taskId: task.id,
          statusCode: posted?.status_code ?? null,
          statusMessage: posted?.status_message ?? null,
          failureKind: posted ? "task_code" : "unexpected_shape",
          cost: ZERO,
          exchange: keptExchange(reply.raw),
          at,
        }),
      );
    }
  }
}

/** Notes that the API has the task. */
export function keepRemoteId(
  taskId: string,
  { id, cost }: { id: string | null; cost: number | null },
): Promise<void> {
  return markPosted({
    id: taskId,
    remoteId: id,
    postCost: cost === null ? null : toDollars(dollarsFromNumber(cost)),
    afterMs: FIRST_CHECK_MS,
  });
}

async function savePostFailure(
  ctx: InstanceContext,
  group: readonly TaskWithWording[],
  error: ApiCallError,
): Promise<void> {
  const ids = group.map(({ id }) => id);
  const at = ctx.now();
  const from = "posting";
  const failureKind = error.kind;
  if (error.retry === "later") {
    await insist(() => setTasksAside({ ids, from, to: "planned", failureKind, afterMs: RETRY_POST_MS }));
    return;
  }
  if (error.retry === "unknown_outcome") {
    await insist(() => setTasksAside({ ids, from, to: "posting", failureKind, afterMs: 0 }));
    return;
  }
  // Whatever the refused call cost was not for one of its tasks.
  const failure = { ...failureOf(error), cost: ZERO };
  for (const taskId of ids) {
    await insist(() =>
      saveFailure(ctx, {
        taskId,
        ...failure,
        at,
      }),
    );
  }
}

/** Standard engines among these, for looking through their ready lists. */
export const enginesOf = (tasks: readonly { engine: string }[]): Engine[] => [
  ...new Set(tasks.map(({ engine }) => engineSchema.parse(engine))),
];
