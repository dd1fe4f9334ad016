import "server-only";
import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";
import type { SPEND_KINDS } from "@/lib/domain/spend";
import type { Nano } from "@/lib/domain/money";

const sumSchema = z.object({ sum: moneyColumn.nullable() });

/** What a task's entries of some kinds come to, dollars; null where it has none. */
export async function sumSpendEntries(
  db: Queryable,
  taskId: string,
  kinds: readonly (typeof SPEND_KINDS)[number][],
): Promise<Nano | null> {
  const { rows } = await db.query({
    text: "select sum(amount)::text as sum from app.spend_entry where task_id = $1 and kind = any($2::app.spend_kind[])",
    values: [taskId, kinds],
  });
  return sumSchema.parse(rows[0]).sum;
}
