import "server-only";
import { answeredMessage } from "@/lib/api-contract/answer-notes";
import { makeTaskId } from "@/lib/api-contract/format";
import { resolveModel } from "@/lib/api-contract/models";
import { checkTask } from "@/lib/api-contract/task-request";
import { add, ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { EngineQuestion, EngineUpstream } from "@/lib/engines/engine";
import { basePrice } from "@/lib/api-service/accounts/base-price";
import { answerToResult } from "@/lib/api-service/asking/answer-to-result";
import { askEngine } from "@/lib/api-service/asking/ask-engine";
import { LOST_ANSWER } from "@/lib/api-service/asking/failure-status";
import { offeredModels } from "@/lib/api-service/asking/offered-models";
import { taskToQuestion } from "@/lib/api-service/asking/task-to-question";
import {
  emptyEntry,
  refusal,
  taskReply,
  type ServiceReply,
  type TaskEntry,
} from "@/lib/api-service/replies/envelope";
import { echo, stopwatch, type EngineCall } from "@/lib/api-service/replies/request";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { failedEnd } from "@/lib/api-service/work/write-results";
import { createLiveRecords, LIVE_LEASE_MS, type LiveRecords } from "./live-records";
import { releaseLiveSlot } from "./sql/release-live-slot";
import { takeLiveSlot } from "./sql/take-live-slot";

interface LiveQuestion {
  id: string;
  raw: unknown;
  tag: string;
  question: EngineQuestion;
  upstream: EngineUpstream;
  /** What the call costs beside the model's charge. */
  price: Nano;
}

type LiveOutcome = Pick<TaskEntry, "code" | "message" | "cost" | "result">;

/** Makes `live`. */
export function createLive(deps: ServiceDeps): (call: EngineCall, raw: unknown) => Promise<ServiceReply> {
  const records = createLiveRecords(deps.pool);
  return (call, raw) => runLive(deps, records, call, raw);
}

/**
 * `live`: asks the engine and answers in the same call. Its row, and what is held of a metered account's money, are
 * written before the question leaves; its end and its charge before the reply. A call that is refused costs nothing; one
 * that fails costs what the model's vendor says that it charged, which is mostly nothing.
 */
async function runLive(
  deps: ServiceDeps,
  records: LiveRecords,
  call: EngineCall,
  raw: unknown,
): Promise<ServiceReply> {
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

  const question = taskToQuestion(engine, check.task, model);
  const price = basePrice(account, "live", upstream);
  const live = { id, raw, tag: check.task.tag ?? "", question, upstream, price };
  return inSlot(deps, call, id, async (free) => {
    if (!free) return reply(emptyEntry({ ...base(), code: 40209 }));
    const barred = await begin(deps, records, call, live);
    if (barred === 40200) return refusal(40200);
    if (barred !== null) return reply(emptyEntry({ ...base(), code: barred }));
    const outcome = await askAndRecord(deps, records, live);
    return reply({ ...base(), ...outcome }, upstream.kind);
  });
}

/** Answers in one of the account's slots on the engine; `free` is false when all are taken. */
async function inSlot(
  { pool }: ServiceDeps,
  { account, engine }: EngineCall,
  taskId: string,
  answer: (free: boolean) => Promise<ServiceReply>,
): Promise<ServiceReply> {
  const slots = account.limits.live_slots;
  if (slots === null) return answer(true);
  const wanted = { accountId: account.id, engine, taskId };
  const slot = await takeLiveSlot(pool, { ...wanted, slots, leaseMs: LIVE_LEASE_MS });
  if (slot === null) return answer(false);
  try {
    return await answer(true);
  } finally {
    await releaseLiveSlot(pool, { ...wanted, slot });
  }
}

const begin = (
  { now }: ServiceDeps,
  records: LiveRecords,
  { account, engine }: EngineCall,
  { id, raw, tag, question, upstream, price }: LiveQuestion,
): Promise<number | null> =>
  records.begin({
    account,
    question,
    price,
    task: {
      id,
      engine,
      posted: JSON.stringify(raw),
      model: question.model.name,
      tag,
      upstream: upstream.kind,
      mayBill: upstream.mayBill,
      at: now(),
    },
  });

async function askAndRecord(
  { now }: ServiceDeps,
  records: LiveRecords,
  { id, question, upstream, price }: LiveQuestion,
): Promise<LiveOutcome> {
  const asked = await askEngine({ upstream, question, taskId: id, at: now() });
  const at = now();
  if (asked.kind !== "answered") {
    const status = asked.kind === "failed" ? asked.status : LOST_ANSWER;
    const billed = asked.kind === "failed" ? (asked.failure?.billed ?? null) : null;
    const ended = await records.end({ ...failedEnd(status, billed), id, at });
    // Of a call that was given up as lost before, nothing is charged any more.
    return failedOutcome(status, ended?.moneySpent ?? ZERO);
  }
  const { answer } = asked;
  const { engine, webSearch: searchAsked } = question;
  const message = answeredMessage(answer);
  const ended = await records.end({
    id,
    at,
    statusCode: 20000,
    statusMessage: message,
    // The caller has the answer; the row keeps what it cost.
    result: null,
    moneySpent: answer.charge,
    chargeBasis: answer.chargeBasis,
    searchAsked,
    baseCost: price,
  });
  // What the record says counts: an answer that came after the call was given up as lost is not charged and not given.
  if (!ended) return failedOutcome(LOST_ANSWER);
  if (ended.statusCode !== 20000)
    return failedOutcome({ code: ended.statusCode, message: ended.statusMessage }, ended.moneySpent ?? ZERO);
  return {
    code: 20000,
    message,
    // Where the model has no known price, this is what the account is charged: the base price alone.
    cost: add(price, answer.charge ?? ZERO),
    result: [answerToResult({ engine, searchAsked, answer, at })],
  };
}

const failedOutcome = (
  { code, message }: { code: number; message: string },
  cost: Nano = ZERO,
): LiveOutcome => ({
  code,
  message,
  cost,
  result: null,
});
