import "server-only";
import type { ServiceDeps } from "@/lib/api-service/deps";
import type { Account } from "./authenticate";
import { bucketsOf, type Bucket } from "./limits";
import { countCall as countInBuckets } from "./sql/count-call";

/** What is left of the tightest limit of a call, for the reply's headers. */
export interface Allowance {
  limit: number;
  remaining: number;
}

export type Counted = { allowed: boolean; allowance: Allowance | null };

/** Counts a call of an account against its limits by the minute, together with all other web copies. */
export async function countCall({ pool }: ServiceDeps, account: Account, call: Bucket): Promise<Counted> {
  const buckets = bucketsOf(account.limits, call);
  if (buckets.length === 0) return { allowed: true, allowance: null };
  const counts = await countInBuckets(pool, { accountId: account.id, buckets });
  const allowances = buckets.map(({ bucket, perMinute }) => ({
    limit: perMinute,
    remaining: perMinute - (counts.get(bucket) ?? perMinute),
  }));
  const tightest = allowances.reduce((a, b) => (b.remaining <= a.remaining ? b : a));
  return { allowed: buckets.every(({ bucket }) => counts.has(bucket)), allowance: tightest };
}
