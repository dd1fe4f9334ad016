import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { parseDollars } from "@/lib/domain/amounts/money";

/** Kinds of calls that are counted by the minute; `calls` counts all of them. */
export type Bucket = "calls" | "tasks_ready" | "user_data" | "id_list";

/** The counters are 32 bits wide, and every live slot is a row. */
const CALLS_MAX = 1_000_000_000;
const SLOTS_MAX = 10_000;

/** A limit of null is lifted. */
const count = (max: number) =>
  z
    .int("a whole number, 0 or more")
    .min(0, "a whole number, 0 or more")
    .max(max, `at most ${max.toLocaleString("en-US")}`)
    .nullable();

const limits = {
  /** Calls a minute of every kind; more are 40202. */
  calls_per_minute: count(CALLS_MAX),
  tasks_ready_per_minute: count(CALLS_MAX),
  user_data_per_minute: count(CALLS_MAX),
  id_list_per_minute: count(CALLS_MAX),
  /** Live calls under way at once on each engine; more are 40209. */
  live_slots: count(SLOTS_MAX),
  /** Dollars a UTC day, held advances included; more is 40203. Nobody has one unless it is set. */
  cost_per_day: dollarsSchema
    .refine((text) => !text.startsWith("-"), "an amount that is not negative")
    .nullable(),
};

/** What is otherwise for one account, as JSON and its row have it. A limit that is not named is the default. */
export const ownLimitsSchema = z.strictObject(limits).partial();
export type OwnLimits = z.infer<typeof ownLimitsSchema>;

/**
 * The one table of what an account may do, with the public API's figures as defaults. Unknown names are refused, so
 * that a misspelt limit is not mistaken for one that holds.
 */
export const accountLimitsSchema = z.strictObject({
  calls_per_minute: limits.calls_per_minute.default(LIMITS.callsPerMinute),
  tasks_ready_per_minute: limits.tasks_ready_per_minute.default(LIMITS.readyCallsPerMinute),
  user_data_per_minute: limits.user_data_per_minute.default(LIMITS.userDataCallsPerMinute),
  id_list_per_minute: limits.id_list_per_minute.default(LIMITS.idListCallsPerMinute),
  live_slots: limits.live_slots.default(LIMITS.liveConcurrency),
  cost_per_day: limits.cost_per_day
    .transform((text) => (text === null ? null : parseDollars(text)))
    .default(null),
});

export type AccountLimits = z.infer<typeof accountLimitsSchema>;
export type LimitName = keyof AccountLimits;

/** What holds for an account of which nothing else is said. */
export const DEFAULT_LIMITS: AccountLimits = accountLimitsSchema.parse({});

/** The buckets a call is counted in, with what each holds a minute; those of lifted limits are left out. */
export function bucketsOf(limits: AccountLimits, call: Bucket): { bucket: Bucket; perMinute: number }[] {
  const perMinute: Record<Bucket, number | null> = {
    calls: limits.calls_per_minute,
    tasks_ready: limits.tasks_ready_per_minute,
    user_data: limits.user_data_per_minute,
    id_list: limits.id_list_per_minute,
  };
  const names: Bucket[] = call === "calls" ? ["calls"] : ["calls", call];
  return names.flatMap((bucket) => {
    const limit = perMinute[bucket];
    return limit === null ? [] : [{ bucket, perMinute: limit }];
  });
}
