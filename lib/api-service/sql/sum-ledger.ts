import { z } from "zod";
import { moneyColumn, type Queryable } from "./columns";

const TEXT = `
select coalesce(sum(base), 0)::numeric(18,9) as base, coalesce(sum(advance), 0)::numeric(18,9) as advance,
       coalesce(sum(model_charge), 0)::numeric(18,9) as "modelCharge"
from api.ledger_entry where account_id = $1`;

const row = z.object({ base: moneyColumn, advance: moneyColumn, modelCharge: moneyColumn });

/** What an account has paid in all, and which advances are held. */
export async function sumLedger(db: Queryable, accountId: string): Promise<z.infer<typeof row>> {
  const { rows } = await db.query({ name: "api-sum-ledger", text: TEXT, values: [accountId] });
  return row.parse(rows[0]);
}
