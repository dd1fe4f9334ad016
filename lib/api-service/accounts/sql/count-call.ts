import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface CallCount {
  accountId: string;
  buckets: readonly { bucket: string; perMinute: number }[];
}

// The minute never goes back: a statement that waited for another's row brings the time at which it began.
const TEXT = `
insert into api.call_counter as c (account_id, bucket, minute, used, day, used_today)
select $1::uuid, wanted.bucket, date_trunc('minute', now()), 1, (now() at time zone 'UTC')::date, 1
from unnest($2::text[], $3::int[]) as wanted (bucket, per_minute)
where wanted.per_minute > 0
order by wanted.bucket
on conflict (account_id, bucket) do update
set minute = greatest(c.minute, excluded.minute),
    used = case when c.minute < excluded.minute then 1 else c.used + 1 end,
    day = greatest(c.day, excluded.day),
    used_today = case when c.day < excluded.day then 1 else c.used_today + 1 end
where c.minute < excluded.minute
   or c.used < (select per_minute from unnest($2::text[], $3::int[]) as t (bucket, per_minute) where t.bucket = c.bucket)
returning bucket, used`;

const row = z.object({ bucket: z.string(), used: z.number() });

/** Counts a call in its buckets. Each bucket's count with this call in it; full buckets are missing. */
export async function countCall(
  db: Queryable,
  { accountId, buckets }: CallCount,
): Promise<Map<string, number>> {
  const { rows } = await db.query({
    name: "api-count-call",
    text: TEXT,
    values: [accountId, buckets.map(({ bucket }) => bucket), buckets.map(({ perMinute }) => perMinute)],
  });
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map(({ bucket, used }) => [bucket, used]),
  );
}
