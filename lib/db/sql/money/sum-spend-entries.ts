import "server-only";
import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";
import type { SPEND_KINDS } from "@/lib/domain/money/spend";
import type { Nano } from "@/lib/domain/amounts/money";

const sumSchema = z.object({ taskId: z.uuid(), sum: moneyColumn });

/** What tasks' entries of some kinds come to, dollars, without what an accountant entered; those that have none are missing. */
export async function sumSpendEntries(
  db: Queryable,
  taskIds: readonly string[],
  kinds: readonly (typeof SPEND_KINDS)[number][],
): Promise<Map<string, Nano>> {
  const { rows } = await db.query({
    text: `select task_id as "taskId", sum(amount)::text as sum from app.spend_entry
            where task_id = any($1::uuid[]) and kind = any($2::app.spend_kind[]) and reason is null group by task_id`,
    values: [taskIds, kinds],
  });
  return new Map(
    sumSchema
      .array()
      .parse(rows)
      .map(({ taskId, sum }) => [taskId, sum]),
  );
}
