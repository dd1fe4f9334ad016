import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

interface AskedOf {
  engine: Engine;
  model: string;
  searchAsked: boolean;
}

/** As many of the newest answers are looked at. */
const ANSWERS = 50;

const TEXT = `
select count(*)::int as answers, percentile_disc(0.9) within group (order by money_spent)::numeric(18,9) as charge
from (
  select money_spent from api.task
  where engine = $1 and model = $2 and search_asked = $3 and money_spent is not null and state = 'done'
  order by ended_at desc
  limit ${ANSWERS}
) recent`;

const row = z.object({ answers: z.number(), charge: moneyColumn.nullable() });

/** The 90th percentile of what a model charged for its newest answers, and of how many that is. */
export async function recentCharges(
  db: Queryable,
  { engine, model, searchAsked }: AskedOf,
): Promise<z.infer<typeof row>> {
  const { rows } = await db.query({
    name: "api-recent-charges",
    text: TEXT,
    values: [engine, model, searchAsked],
  });
  return row.parse(rows[0]);
}
