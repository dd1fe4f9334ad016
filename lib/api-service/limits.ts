import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import { dollarsSchema } from "@/lib/domain/dollars-schema";
import { parseDollars } from "@/lib/domain/money";

/** Kinds of calls that are counted by the minute; `calls` counts all of them. */
export type Bucket = "calls" | "tasks_ready" | "user_data" | "id_list";

/** A limit of null is lifted. */
const count = (standard: number) => z.int().min(0).nullable().default(standard);

/**
 * The one table of what an account may do, with the public API's figures as defaults. An account's row keeps only what
 * is otherwise for it. Unknown names are refused, so that a misspelt limit is not mistaken for one that holds.
 */
export const accountLimitsSchema = z.strictObject({
  /** Calls a minute of every kind; more are 40202. */
  calls_per_minute: count(LIMITS.callsPerMinute),
  tasks_ready_per_minute: count(LIMITS.readyCallsPerMinute),
  user_data_per_minute: count(LIMITS.userDataCallsPerMinute),
  id_list_per_minute: count(LIMITS.idListCallsPerMinute),
  /** Live calls under way at once on each engine; more are 40209. */
  live_slots: count(LIMITS.liveConcurrency),
  /** Dollars a UTC day, held advances included; more is 40203. Nobody has one unless it is set. */
  cost_per_day: dollarsSchema
    .refine((text) => !text.startsWith("-"), "an amount that is not negative")
    .transform(parseDollars)
    .nullable()
    .default(null),
});

export type AccountLimits = z.infer<typeof accountLimitsSchema>;

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
