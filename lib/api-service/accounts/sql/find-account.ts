import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { ACCOUNT_COLUMNS, accountRow, type AccountRow } from "./account-row";

const TEXT = `select ${ACCOUNT_COLUMNS} from api.account where login = $1`;

/** The account of a login, revoked or not; null when there is none. */
export async function findAccount(db: Queryable, login: string): Promise<AccountRow | null> {
  const { rows } = await db.query({ name: "api-find-account", text: TEXT, values: [login] });
  return accountRow.nullable().parse(rows[0] ?? null);
}

const ALL = `select ${ACCOUNT_COLUMNS} from api.account order by number`;

/** Every account there ever was, the oldest first. */
export async function findAccounts(db: Queryable): Promise<AccountRow[]> {
  const { rows } = await db.query({ text: ALL, values: [] });
  return z.array(accountRow).parse(rows);
}
