import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";
import type { AccountPage } from "./list-recent-tasks";

const TEXT = `
select task_id as "taskId", kind, base, advance, model_charge as "modelCharge", deposit, at
from api.ledger_entry
where account_id = $1
order by at desc, task_id desc, kind desc
limit $2 offset $3`;

const row = z.object({
  /** Of a deposit: an id of its own. */
  taskId: z.string(),
  kind: z.enum(["held", "live", "posted", "settled", "refunded", "deposited"]),
  base: moneyColumn,
  advance: moneyColumn,
  modelCharge: moneyColumn,
  deposit: moneyColumn,
  at: z.date(),
});

export type LedgerEntry = z.infer<typeof row>;

/** An account's ledger, the newest entry first. */
export async function listLedger(
  db: Queryable,
  { accountId, limit, offset }: AccountPage,
): Promise<LedgerEntry[]> {
  const { rows } = await db.query({ text: TEXT, values: [accountId, limit, offset] });
  return z.array(row).parse(rows);
}
