import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

const TEXT = `
select coalesce(sum(base), 0)::numeric(18,9) as base, coalesce(sum(advance), 0)::numeric(18,9) as advance,
       coalesce(sum(model_charge), 0)::numeric(18,9) as "modelCharge",
       coalesce(sum(deposit), 0)::numeric(18,9) as deposit,
       coalesce(sum(base + advance + model_charge) filter (where at >= $2), 0)::numeric(18,9) as "costSince"
from api.ledger_entry where account_id = $1`;

const row = z.object({
  base: moneyColumn,
  advance: moneyColumn,
  modelCharge: moneyColumn,
  deposit: moneyColumn,
  costSince: moneyColumn,
});

/** What an account was charged and paid in, which advances are held, and what it was charged since a time. */
export async function sumLedger(db: Queryable, accountId: string, since: Date): Promise<z.infer<typeof row>> {
  const { rows } = await db.query({ name: "api-sum-ledger", text: TEXT, values: [accountId, since] });
  return row.parse(rows[0]);
}
