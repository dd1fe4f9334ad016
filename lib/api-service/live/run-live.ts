import "server-only";
import { answeredMessage } from "@/lib/api-contract/answer-notes";
import { makeTaskId } from "@/lib/api-contract/format";
import { resolveModel } from "@/lib/api-contract/models";
import { checkTask, type TaskRequest } from "@/lib/api-contract/task-request";
import { add, ZERO, type Nano } from "@/lib/domain/money";
import type { EngineModel, EngineUpstream } from "@/lib/engines/engine";
import { answerToResult } from "@/lib/api-service/asking/answer-to-result";
import { askEngine } from "@/lib/api-service/asking/ask-engine";
import { basePrice } from "@/lib/api-service/accounts/base-price";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { emptyEntry, refusal, taskReply, type ServiceReply, type TaskEntry } from "@/lib/api-service/calls/envelope";
import { offeredModels } from "@/lib/api-service/asking/offered-models";
import { echo, stopwatch, type EngineCall } from "@/lib/api-service/calls/request";
import type { Account } from "@/lib/api-service/accounts/authenticate";
import { insertLiveTask } from "./sql/insert-live-task";
import { readPurse } from "@/lib/api-service/accounts/sql/read-purse";
import { releaseLiveSlot } from "./sql/release-live-slot";
import { takeLiveSlot } from "./sql/take-live-slot";
import { taskToQuestion } from "@/lib/api-service/asking/task-to-question";

/** Ten seconds more than a call may take, so that only the slots of dead processes lapse. */
const SLOT_LEASE_MS = 130_000;

interface LiveQuestion {
  id: string;
  raw: unknown;
  task: TaskRequest;
  model: EngineModel;
  upstream: EngineUpstream;
  /** What the call costs beside the model's charge. */
  price: Nano;
}

/**
 * `live`: asks the engine and answers in the same call. The record and its charge are written before the reply; a call
 * that is refused or fails costs nothing.
 */
export async function runLive(deps: ServiceDeps, call: EngineCall, raw: unknown): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const { account, engine, path } = call;
  const id = makeTaskId("live", account.number, deps.now());
  const base = () => ({ id, path, data: echo(engine, raw), elapsedMs: elapsed() });
  const reply = (entry: TaskEntry, upstream: string | null = null) =>
    taskReply({ tasks: [entry], elapsedMs: elapsed(), upstream });

  const upstream = await deps.registry.upstreamFor(engine);
  const offered = await offeredModels(upstream, { taskId: id });
  if (!offered.ok) return reply(emptyEntry({ ...base(), ...offered.status }), upstream.kind);
  const { models } = offered;
  const check = checkTask(engine, "live", raw, models);
  if (!check.ok) return reply(emptyEntry({ ...base(), code: check.code, message: check.message }));
  const model = resolveModel(check.task.model_name, models);
  if (!model) throw new Error("a task was accepted for a model that is not offered");

  const at = deps.now();
  const price = basePrice(account, "live", upstream);
  const barred = await barLive(deps, account, { price, at });
  if (barred === 40200) return refusal(40200);
  if (barred !== null) return reply(emptyEntry({ ...base(), code: barred }));
  const answer = async () => {
    const outcome = await askAndRecord(deps, call, { id, raw, task: check.task, model, upstream, price });
    return reply({ ...base(), ...outcome }, upstream.kind);
  };
  const slots = account.limits.live_slots;
  if (slots === null) return answer();
  const slot = await takeLiveSlot(deps.pool, {
    accountId: account.id,
    engine,
    taskId: id,
    slots,
    at,
    leaseUntil: new Date(at.getTime() + SLOT_LEASE_MS),
  });
  if (slot === null) return reply(emptyEntry({ ...base(), code: 40209 }));
  try {
    return await answer();
  } finally {
    await releaseLiveSlot(deps.pool, { accountId: account.id, engine, slot, taskId: id });
  }
}

/**
 * The code of what keeps a metered account from a live call; null when nothing does. What an answer will cost is only
 * known afterwards, so a call may take the balance below zero, or the day over its limit: the next one is refused.
 */
async function barLive(
  { pool }: ServiceDeps,
  account: Account,
  { price, at }: Pick<LiveQuestion, "price"> & { at: Date },
): Promise<number | null> {
  const purse = account.metered ? await readPurse(pool, account.id, at) : null;
  if (!purse) return null;
  const { balance, costToday } = purse;
  const { cost_per_day: dayLimit } = account.limits;
  if (balance !== null && balance < 0n) return 40200;
  if (balance !== null && (balance === 0n || balance < price)) return 40210;
  if (dayLimit !== null && (costToday >= dayLimit || add(costToday, price) > dayLimit)) return 40203;
  return null;
}

async function askAndRecord(
  { pool, now }: ServiceDeps,
  { account, engine }: EngineCall,
  { id, raw, task, model, upstream, price }: LiveQuestion,
): Promise<Pick<TaskEntry, "code" | "message" | "cost" | "result">> {
  const at = now();
  const question = taskToQuestion(engine, task, model);
  const asked = await askEngine({ upstream, question, taskId: id, at });
  const record = {
    id,
    accountId: account.id,
    engine,
    posted: JSON.stringify(raw),
    model: model.name,
    tag: task.tag ?? "",
    upstream: upstream.kind,
    postedAt: at,
    doneAt: now(),
  };
  if (asked.kind !== "answered") {
    const { code, message } =
      asked.kind === "failed" ? asked.status : { code: 50000, message: "Internal Error." };
    await insertLiveTask(pool, {
      ...record,
      statusCode: code,
      statusMessage: message,
      baseCost: ZERO,
      moneySpent: null,
      chargeBasis: null,
    });
    return { code, message, cost: ZERO, result: null };
  }
  const { answer } = asked;
  const message = answeredMessage(answer);
  await insertLiveTask(pool, {
    ...record,
    statusCode: 20000,
    statusMessage: message,
    baseCost: price,
    moneySpent: answer.charge,
    chargeBasis: answer.chargeBasis,
  });
  return {
    code: 20000,
    message,
    // Where the model has no known price, this is what the account is charged: the base price alone.
    cost: add(price, answer.charge ?? ZERO),
    result: [answerToResult({ engine, searchAsked: question.webSearch, answer, at: record.doneAt })],
  };
}
