import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import type { FailureKind } from "@/lib/api-contract/failure-words";
import { LIMITS } from "@/lib/api-contract/limits";
import { describeStatus, isPending, mayBeDone } from "@/lib/api-contract/status-codes";
import type { TaskRequest } from "@/lib/api-contract/task-request";
import { getDb } from "@/lib/db/client";
import { wakeAccount } from "@/lib/db/sql/tasks/connected-accounts";
import {
  claimToPost,
  markPosted,
  markSent,
  setTasksAside,
  type Posted,
} from "@/lib/db/sql/tasks/task-leases";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { dollarsFromNumber, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { failureOf, keptExchange } from "./exchange";
import { saveFailure } from "./finish";
import { insist } from "./insist";
import { LEASE_MS, whileLeased } from "./lease";
import { openOrLetGo } from "./open-or-let-go";
import { pingbackUrl } from "./wake";
import { toSend, WITH_WORDING, wireTask, type TaskWithWording } from "./wire-task";

const TASK_CREATED = 20100;

/** First look for a result by its id, where there are few; later looks are further apart. */
const FIRST_CHECK_MS = 1_500;
/** Of more than so many, posted together, the ready list tells. By their ids they are asked for when it has not by then. */
const FEW = 20;
const OVERDUE_MS = 15 * 60_000;
/** Before the ready list is read first. */
const FIRST_READY_MS = 3_000;

/** How often a task is posted while the API asks to come back later: the last time is a day after the first. */
const ATTEMPTS_MAX = 290;
/** Pause before a task of which nothing was done is posted again, after its n-th time. */
const pauseMs = (attempts: number): number => Math.min(5 * 60_000, 15_000 * 2 ** (attempts - 1));

/**
 * Posts planned standard tasks, at most 100 a call, and keeps the ids the API gives them. A post whose reply is lost
 * leaves its tasks in `posting`: `findLostPosts` looks for them by tag before anything is posted again. What was claimed
 * and not sent when its poster died is planned again by the sweep.
 */
export async function postStandardTasks({
  ctx,
  input: { taskIds },
}: InstanceCall<{ taskIds: readonly string[] }>): Promise<void> {
  requireOperator(ctx);
  const claimed = await claimToPost(taskIds, LEASE_MS);
  if (claimed.length === 0) return;
  const tasks = await getDb().task.findMany({
    where: { id: { in: claimed } },
    include: WITH_WORDING,
    orderBy: [{ cell: "asc" }, { repeat: "asc" }],
  });
  await whileLeased(claimed, async () => {
    for (const [first, ...rest] of groups(tasks.map(toSend))) {
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
  claimed: readonly [TaskWithWording, ...TaskWithWording[]],
): Promise<void> {
  const ids = claimed.map(({ id }) => id);
  const client = await openOrLetGo(ctx, claimed[0], ids, "posting");
  if (!client) return;
  const sent = new Set(await markSent(ids, ctx.now()));
  const [first, ...rest] = claimed.filter(({ id }) => sent.has(id));
  if (!first) return;
  const group = [first, ...rest] as const;
  try {
    await savePosted(
      ctx,
      group,
      await client.taskPost(engineSchema.parse(first.engine), group.map(postedTask)),
    );
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    await savePostFailure(ctx, group, error);
  }
}

/** A task as it is posted: with the address to call when it is done, where this instance has one. */
function postedTask(task: TaskWithWording): TaskRequest {
  const url = pingbackUrl({ id: task.connectionId, kind: task.connection.kind });
  return { ...wireTask(task), ...(url === null ? {} : { pingback_url: url }) };
}

type PostReply = Awaited<ReturnType<ApiClient["taskPost"]>>;

async function savePosted(
  ctx: InstanceContext,
  group: readonly [TaskWithWording, ...TaskWithWording[]],
  reply: PostReply,
): Promise<void> {
  const { posted, unclear, notNow, refused } = sortOut(group, reply);
  await keepRemoteIds(group[0].connectionId, posted);
  await leaveToBeFound(unclear, "unexpected_shape");
  await postLater(notNow, "task_code");
  for (const { taskId, told } of refused) {
    await insist(() =>
      saveFailure(ctx, {
        taskId,
        statusCode: told.status_code,
        statusMessage: told.status_message,
        failureKind: "task_code",
        cost: ZERO,
        exchange: keptExchange(reply.raw),
        at: ctx.now(),
      }),
    );
  }
}

type Attempted = Pick<TaskWithWording, "id" | "attempts">;

/** What became of each task of a posting. */
interface Posting {
  posted: Posted[];
  /** May have been accepted, and nobody knows as what. */
  unclear: string[];
  /** Refused for now, with nothing done. */
  notNow: Attempted[];
  refused: { taskId: string; told: PostedReply }[];
}

function sortOut(group: readonly Attempted[], { tasks }: PostReply): Posting {
  const sorted: Posting = { posted: [], unclear: [], notNow: [], refused: [] };
  const byTag = new Map(tasks.map((told) => [told.data["tag"], told]));
  const remoteIds = new Set<string>();
  for (const [index, task] of group.entries()) {
    const { id } = task;
    const told = byTag.get(id) ?? untagged(tasks[index]);
    if (told?.status_code === TASK_CREATED && told.id !== null && !remoteIds.has(told.id)) {
      remoteIds.add(told.id);
      sorted.posted.push({ id, remoteId: told.id, postCost: dollarsOf(told.cost) });
    } else if (!told || mayBeAccepted(told.status_code)) {
      sorted.unclear.push(id);
    } else if (describeStatus(told.status_code).group === "transient" && isTriedAgain(task)) {
      sorted.notNow.push(task);
    } else {
      sorted.refused.push({ taskId: id, told });
    }
  }
  return sorted;
}

/** Whether a code leaves open that the API has the task: it says that it is done or under way, or that something broke. */
const mayBeAccepted = (code: number): boolean =>
  describeStatus(code).group === "ok" || isPending(code) || mayBeDone(code);

type PostedReply = PostReply["tasks"][number];

/** A task of a reply that does not say whose it is, and so is the one at its place. */
const untagged = (told: PostedReply | undefined): PostedReply | undefined =>
  typeof told?.data["tag"] === "string" ? undefined : told;

/** Leaves tasks that may have been accepted to be looked for by their tags. */
const leaveToBeFound = (ids: readonly string[], failureKind: FailureKind): Promise<void> =>
  insist(() => setTasksAside({ ids, from: "posting", to: "posting", failureKind, afterMs: 0 }));

const isTriedAgain = ({ attempts }: Attempted): boolean => attempts < ATTEMPTS_MAX;

/** Plans tasks again of which nothing was done. */
async function postLater(tasks: readonly Attempted[], failureKind: FailureKind): Promise<void> {
  for (const [attempts, those] of Map.groupBy(tasks, (task) => task.attempts)) {
    const aside = { ids: those.map(({ id }) => id), from: "posting", to: "planned", failureKind } as const;
    await insist(() => setTasksAside({ ...aside, afterMs: pauseMs(attempts) }));
  }
}

const dollarsOf = (cost: number | null): string | null =>
  cost === null ? null : toDollars(dollarsFromNumber(cost));

/** Notes that the API has tasks of a connection, and wakes whoever collects for its account. */
export async function keepRemoteIds(connectionId: string, posted: readonly Posted[]): Promise<void> {
  if (posted.length === 0) return;
  await insist(() => markPosted(posted, posted.length > FEW ? OVERDUE_MS : FIRST_CHECK_MS));
  await insist(() => wakeAccount(connectionId, FIRST_READY_MS));
}

async function savePostFailure(
  ctx: InstanceContext,
  group: readonly TaskWithWording[],
  error: ApiCallError,
): Promise<void> {
  const at = ctx.now();
  if (error.retry === "unknown_outcome")
    return leaveToBeFound(
      group.map(({ id }) => id),
      error.kind,
    );
  const notNow = error.retry === "later" ? group.filter(isTriedAgain) : [];
  await postLater(notNow, error.kind);
  // Whatever the refused call cost was not for one of its tasks.
  const failure = { ...failureOf(error), cost: ZERO };
  for (const { id: taskId } of group.filter((task) => !notNow.includes(task))) {
    await insist(() =>
      saveFailure(ctx, {
        taskId,
        ...failure,
        at,
      }),
    );
  }
}
