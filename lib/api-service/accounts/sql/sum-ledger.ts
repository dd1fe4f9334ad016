import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

const TEXT = `
select coalesce(sum(base), 0)::numeric(18,9) as base, coalesce(sum(advance), 0)::numeric(18,9) as advance,
       coalesce(sum(model_charge), 0)::numeric(18,9) as "modelCharge",
       coalesce(sum(deposit), 0)::numeric(18,9) as deposit,
       coalesce(sum(base + advance + model_charge) filter (where at >= date_trunc('day', now(), 'UTC')), 0)::numeric(18,9)
         as "costToday",
       (now() at time zone 'UTC')::date::text as today
from api.ledger_entry where account_id = $1`;

const row = z.object({
  base: moneyColumn,
  advance: moneyColumn,
  modelCharge: moneyColumn,
  deposit: moneyColumn,
  /** Since midnight UTC. */
  costToday: moneyColumn,
  /** The UTC day, yyyy-mm-dd. */
  today: z.string(),
});

/** What an account was charged and deposited, which advances are held, and what it was charged on this UTC day. */
export async function sumLedger(db: Queryable, accountId: string): Promise<z.infer<typeof row>> {
  const { rows } = await db.query({ name: "api-sum-ledger", text: TEXT, values: [accountId] });
  return row.parse(rows[0]);
}
