import "server-only";
import { makeTaskId } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import { resolveModel } from "@/lib/api-contract/models";
import { checkTask } from "@/lib/api-contract/task-request";
import { add, type Nano } from "@/lib/domain/amounts/money";
import { createAnnouncer } from "@/lib/api-service/work/announce-tasks";
import { basePrice } from "@/lib/api-service/accounts/base-price";
import type { ServiceDeps } from "@/lib/api-service/deps";
import {
  emptyEntry,
  refusal,
  taskReply,
  type ServiceReply,
  type TaskEntry,
} from "@/lib/api-service/replies/envelope";
import { offeredModels } from "@/lib/api-service/asking/offered-models";
import { echo, stopwatch, type EngineCall } from "@/lib/api-service/replies/request";
import { insertMeteredTasks, type Room } from "./sql/insert-metered-tasks";
import { insertTasks, type NewTask } from "./sql/insert-tasks";

type Judged = { entry: TaskEntry; row: NewTask | null };

/** Makes `task_post`, which wakes the executors after each posting. */
export function createPoster(deps: ServiceDeps) {
  const announce = createAnnouncer(deps);
  return (call: EngineCall, posted: readonly unknown[]): Promise<ServiceReply> =>
    postTasks(deps, call, posted, announce);
}

/**
 * `task_post`: judges each task on its own and stores the accepted ones, with their advances, in one statement. The
 * reply says 20100 only of tasks that are on disk. What an account cannot pay for is refused (40210, 40203; 40200 when it
 * is overdrawn). Tasks past the hundredth are refused with 40006.
 */
async function postTasks(
  { pool, registry, now }: ServiceDeps,
  call: EngineCall,
  posted: readonly unknown[],
  announce: () => void,
): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const { account, engine } = call;
  const at = now();
  const upstream = await registry.upstreamFor(engine);
  const offered = await offeredModels(upstream, { account: account.id });
  const price = basePrice(account, "standard", upstream);
  const terms = { offered, cost: add(price, account.advance), at };
  const judged = posted.map((raw, index) =>
    index < LIMITS.tasksPerPost ? judge(call, raw, terms) : surplus(call, raw, at),
  );
  const tasks = judged.flatMap(({ row }) => row ?? []);
  const room = tasks.length > 0 ? await store(pool, call, { tasks, price, at }) : null;
  if (tasks.length > 0) announce();
  if (room?.overdrawn) return refusal(40200);
  const elapsedMs = elapsed();
  const entries = room ? withinRoom(judged, room) : judged.map(({ entry }) => entry);
  return taskReply({ tasks: entries.map((entry) => ({ ...entry, elapsedMs })), elapsedMs });
}

/** Stores the accepted tasks; for a metered account, as many of them as it can pay for. */
async function store(
  pool: ServiceDeps["pool"],
  { account, engine }: EngineCall,
  { tasks, price, at }: { tasks: readonly NewTask[]; price: Nano; at: Date },
): Promise<Room | null> {
  const posting = {
    accountId: account.id,
    engine,
    baseCost: price,
    advance: account.advance,
    at,
    tasks,
  };
  if (account.metered)
    return insertMeteredTasks(pool, { ...posting, costPerDay: account.limits.cost_per_day });
  await insertTasks(pool, posting);
  return null;
}

/** The entries, with those of tasks that were not stored for want of money refused. */
function withinRoom(judged: readonly Judged[], { funded, withinDay }: Room): TaskEntry[] {
  let place = 0;
  return judged.map(({ entry, row }) => {
    if (!row) return entry;
    place += 1;
    if (place > funded) return emptyEntry({ ...entry, code: 40210 });
    return place > withinDay ? emptyEntry({ ...entry, code: 40203 }) : entry;
  });
}

interface Terms {
  offered: Awaited<ReturnType<typeof offeredModels>>;
  cost: Nano;
  at: Date;
}

function judge(call: EngineCall, raw: unknown, { offered, cost, at }: Terms): Judged {
  const { engine } = call;
  const base = baseEntry(call, raw, at);
  if (!offered.ok) return { entry: emptyEntry({ ...base, ...offered.status }), row: null };
  const { models } = offered;
  const check = checkTask(engine, "standard", raw, models);
  if (!check.ok)
    return { entry: emptyEntry({ ...base, code: check.code, message: check.message }), row: null };
  const { task } = check;
  const model = resolveModel(task.model_name, models);
  if (!model) throw new Error("a task was accepted for a model that is not offered");
  return {
    entry: { ...base, code: 20100, cost, result: null },
    row: {
      id: base.id,
      posted: JSON.stringify(raw),
      model: model.name,
      tag: task.tag ?? "",
      postbackUrl: task.postback_url ?? null,
      pingbackUrl: task.pingback_url ?? null,
    },
  };
}

const surplus = (call: EngineCall, raw: unknown, at: Date): Judged => ({
  entry: emptyEntry({ ...baseEntry(call, raw, at), code: 40006 }),
  row: null,
});

const baseEntry = ({ account, engine, path }: EngineCall, raw: unknown, at: Date) => ({
  id: makeTaskId("task_post", account.number, at),
  path,
  data: echo(engine, raw),
  elapsedMs: 0,
});
