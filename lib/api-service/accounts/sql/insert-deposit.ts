import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import type { Queryable } from "@/lib/db/columns";

const TEXT = `
insert into api.ledger_entry (task_id, kind, account_id, deposit, at)
values (gen_random_uuid()::text, 'deposited', $1, $2, $3)`;

/** Enters a deposit; a negative amount is paid out. */
export async function insertDeposit(db: Queryable, accountId: string, amount: Nano, at: Date): Promise<void> {
  await db.query({ text: TEXT, values: [accountId, toDollars(amount), at] });
}
