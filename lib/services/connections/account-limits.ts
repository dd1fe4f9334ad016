import "server-only";
import { z } from "zod";
import type { ApiClient, LimitedCall, RateLimiter } from "@/lib/api-client/client";
import { LIMITS } from "@/lib/api-contract/limits";
import type { UserData } from "@/lib/api-contract/reply";
import { takeFromRateWindow, usedOfRateWindow } from "@/lib/db/rate-window";
import { isBuiltIn } from "@/lib/domain/engines/connected-account";
import {
  keepAccountLimits,
  readAccountLimits,
  takeTurnToAskLimits,
} from "@/lib/db/sql/tasks/connected-accounts";

const HOUR_MS = 3_600_000;

/** Calls a minute of an account; null where there is no limit. */
type AccountLimits = Readonly<Record<LimitedCall, number | null>>;

const DOCUMENTED: AccountLimits = {
  calls: LIMITS.callsPerMinute,
  tasks_ready: LIMITS.readyCallsPerMinute,
  user_data: LIMITS.userDataCallsPerMinute,
  id_list: LIMITS.idListCallsPerMinute,
};

/** What an account may do, as far as it has said so itself, and the documented limits beside that. */
export async function limitsOf(key: string): Promise<AccountLimits> {
  return { ...DOCUMENTED, ...(await readAccountLimits(key)).limits };
}

const bucketOf = (key: string, call: LimitedCall): string => `${call} ${key}`;

/**
 * Holds calls of an account to its limits, together with all other processes and workspaces. `share` is the part of
 * all calls that may be made through this limiter: work in the background leaves some to people who wait.
 */
export function limiterOf(key: string, limits: AccountLimits, share: number): RateLimiter {
  return {
    async take(call) {
      const perMinute = limits[call];
      if (perMinute === null) return;
      await takeFromRateWindow(
        bucketOf(key, call),
        call === "calls" ? Math.max(1, Math.floor(perMinute * share)) : perMinute,
      );
    },
  };
}

/** How many calls of a kind an account may still make in this minute. */
export async function callsLeft(key: string, call: LimitedCall): Promise<number> {
  const perMinute = (await limitsOf(key))[call];
  return perMinute === null ? Infinity : perMinute - (await usedOfRateWindow(bucketOf(key, call)));
}

/** Asks an account once an hour for its limits. They are what it was known to have where it does not say. */
export async function learnLimits(key: string, open: () => Promise<ApiClient | null>): Promise<void> {
  if (!(await takeTurnToAskLimits(key, HOUR_MS))) return;
  const reply = await (await open())?.userData();
  const [told] = reply?.task.result ?? [];
  if (told) await keepAccountLimits(key, toldLimits(told, isBuiltIn(key)));
}

const perMinute = z.int().positive().nullish().catch(undefined);
const ratesSchema = z.object({
  limits: z.object({
    minute: z.object({
      ai_optimization: z.object({
        llm_responses: z.object({ task_get: perMinute, tasks_ready: perMinute }),
        id_list: perMinute,
      }),
    }),
  }),
});

/** The limits that an account's data tell. Null is "lifted" where our own service says it; elsewhere it says nothing. */
export function toldLimits({ rates }: Pick<UserData, "rates">, builtIn: boolean): Partial<AccountLimits> {
  const told = ratesSchema.safeParse(rates).data?.limits.minute.ai_optimization;
  if (!told) return {};
  const { task_get: calls, tasks_ready } = told.llm_responses;
  const all = Object.entries({ calls, tasks_ready, id_list: told.id_list });
  return Object.fromEntries(
    all.flatMap(([name, limit]): [string, number | null][] =>
      limit === undefined || (limit === null && !builtIn) ? [] : [[name, limit]],
    ),
  );
}
