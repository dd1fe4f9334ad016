import { z } from "zod";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

const TEXT = `
select balance, case when day >= (now() at time zone 'UTC')::date then day_cost else 0 end as "costToday"
from api.purse where account_id = $1`;

const row = z.object({ balance: moneyColumn.nullable(), costToday: moneyColumn });

export type Purse = z.infer<typeof row>;

/** An account's balance and what the UTC day has cost it so far; null for an account without a purse. */
export async function readPurse(db: Queryable, accountId: string): Promise<Purse | null> {
  const { rows } = await db.query({ name: "api-read-purse", text: TEXT, values: [accountId] });
  return row.nullable().parse(rows[0] ?? null);
}
