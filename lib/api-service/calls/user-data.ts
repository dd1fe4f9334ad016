import "server-only";
import { makeTaskId } from "@/lib/api-contract/format";
import { add, subtract, toWireNumber, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { ENGINES, type Method } from "@/lib/domain/engines/engine";
import { basePrice } from "@/lib/api-service/accounts/base-price";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import { stopwatch, type AccountCall } from "@/lib/api-service/replies/request";
import { sumLedger } from "@/lib/api-service/accounts/sql/sum-ledger";

/** `user_data`: who the account is, what it has paid (its balance is the ledger's sum) and what calls cost it. */
export async function userData(
  { pool, registry, now }: ServiceDeps,
  { account, path }: AccountCall,
): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const sums = await sumLedger(pool, account.id);
  const { limits } = account;
  const upstreams = await Promise.all(ENGINES.map((engine) => registry.upstreamFor(engine)));
  // The wire has one price for all engines: that of the dearest.
  const dearest = (method: Method) =>
    upstreams.map((upstream) => basePrice(account, method, upstream)).reduce((a, b) => (a > b ? a : b));
  const result = {
    login: account.login,
    timezone: "UTC",
    rates: {
      limits: {
        day: null,
        minute: {
          ai_optimization: {
            llm_responses: {
              live: limits.calls_per_minute,
              task_post: limits.calls_per_minute,
              tasks_ready: limits.tasks_ready_per_minute,
              task_get: limits.calls_per_minute,
              models: limits.calls_per_minute,
            },
            id_list: limits.id_list_per_minute,
          },
          appendix: { user_data: limits.user_data_per_minute, errors: limits.calls_per_minute },
        },
      },
      statistics: null,
    },
    money: {
      total: toWireNumber(sums.deposit),
      // Where nothing need be deposited, this is what was spent, below zero, and nothing is refused for it.
      balance: toWireNumber(subtract(sums.deposit, add(sums.base, sums.advance, sums.modelCharge))),
      limits: {
        day: { total: limits.cost_per_day === null ? null : toWireNumber(limits.cost_per_day) },
        minute: null,
      },
      statistics: { day: { value: sums.today, total: toWireNumber(sums.costToday) } },
    },
    price: {
      ai_optimization: {
        llm_responses: {
          live: priced(dearest("live")),
          models: priced(ZERO),
          task_get: priced(ZERO),
          task_post: priced(add(dearest("standard"), account.advance)),
          tasks_ready: priced(ZERO),
        },
      },
    },
    backlinks_subscription_expiry_date: null,
    llm_mentions_subscription_expiry_date: null,
  };
  const elapsedMs = elapsed();
  const entry = {
    id: makeTaskId("user_data", account.number, now()),
    code: 20000,
    cost: ZERO,
    path,
    data: { api: "appendix", function: "user_data" },
    result: [result],
    elapsedMs,
  };
  return taskReply({ tasks: [entry], elapsedMs });
}

/** The wire lists prices by priority. There is one queue, of normal priority. */
const priced = (cost: Nano) => ({
  priority_low: null,
  priority_normal: [{ cost_type: "per_request", cost: toWireNumber(cost) }],
  priority_high: null,
});
