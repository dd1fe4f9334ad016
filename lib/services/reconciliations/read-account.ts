import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { LIMITS } from "@/lib/api-contract/limits";
import { AppError } from "@/lib/domain/errors";
import { keptCall, readPurse, type KeptCall } from "./reading";

/** What an account said of itself. */
export interface AccountWords {
  /** `money` of `user_data`, word for word, right before and right after the calls were listed. */
  moneyBefore: object;
  moneyAfter: object;
  calls: KeptCall[];
  /** Rows of the list that could not be understood. */
  unreadable: number;
}

const MINUTE_MS = 60_000;
/** 100,000 calls: at ten pages a minute, ten minutes. */
const PAGES_MAX = 100;

/**
 * Reads an account: its money, its calls posted since a moment, and its money again, so that it is known what moved
 * meanwhile. Throws an `ApiCallError`, or an `AppError` where what it says is of no use.
 */
export async function readAccount(
  client: ApiClient,
  { from, now }: { from: Date; now: () => Date },
): Promise<AccountWords> {
  const moneyBefore = await readMoney(client);
  const calls = new Map<string, KeptCall>();
  let unreadable = 0;
  for (let page = 0; ; page += 1) {
    if (page === PAGES_MAX)
      throw useless("It lists more calls than are read at once, 100,000, or its list does not end.");
    const { task } = await client.idList({
      ...{ from, to: new Date(now().getTime() + MINUTE_MS), includeMetadata: true },
      offset: page * LIMITS.idListRows,
    });
    const knownBefore = calls.size;
    for (const row of task.result) {
      const call = keptCall(row);
      if (call) calls.set(call.id, call);
      else unreadable += 1;
    }
    // Rows without an id are not among the result.
    if (Math.max(task.result.length, task.result_count ?? 0) < LIMITS.idListRows) break;
    if (calls.size === knownBefore) throw useless("Its list of calls has no new call on a page, and no end.");
  }
  return { moneyBefore, moneyAfter: await readMoney(client), calls: [...calls.values()], unreadable };
}

async function readMoney(client: ApiClient): Promise<object> {
  const { task } = await client.userData();
  const money = task.result[0]?.money ?? null;
  if (money === null || readPurse(money) === null) throw useless("It does not say what its balance is.");
  return money;
}

const useless = (message: string) => new AppError("upstream", { message });
