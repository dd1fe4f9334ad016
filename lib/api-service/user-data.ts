import "server-only";
import { makeTaskId } from "@/lib/api-contract/format";
import { add, negate, toWireNumber, ZERO, type Nano } from "@/lib/domain/money";
import type { ServiceDeps } from "./deps";
import { taskReply, type ServiceReply } from "./envelope";
import { stopwatch, type AccountCall } from "./request";
import { sumLedger } from "./sql/sum-ledger";

/** `user_data`: who the account is, what it has paid (its balance is the ledger's sum) and what calls cost it. */
export async function userData(
  { pool, now }: ServiceDeps,
  { account, path }: AccountCall,
): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const paid = await sumLedger(pool, account.id);
  const result = {
    login: account.login,
    timezone: "UTC",
    rates: null,
    money: {
      // Nothing is paid in yet, so the balance is what was spent, below zero.
      total: 0,
      balance: toWireNumber(negate(add(paid.base, paid.advance, paid.modelCharge))),
    },
    price: {
      ai_optimization: {
        llm_responses: {
          live: priced(account.basePriceLive),
          models: priced(ZERO),
          task_get: priced(ZERO),
          task_post: priced(add(account.basePriceStandard, account.advance)),
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
