import "server-only";
import type { Pool } from "pg";
import { getPool } from "@/lib/db/pool";
import { AppError } from "@/lib/domain/errors";
import { add, subtract, type Nano } from "@/lib/domain/amounts/money";
import { isUuid } from "@/lib/domain/text/text-shapes";
import { accountLimitsSchema, type AccountLimits, type OwnLimits } from "./limits";
import { type AccountFilter, type AccountOfPage, listAccountsPage } from "./sql/list-accounts-page";
import { type LedgerEntry, listLedger } from "./sql/list-ledger";
import { type AccountPage, listRecentTasks, type RecentTask } from "./sql/list-recent-tasks";
import { readAccount, type ReadAccount } from "./sql/read-account";
import { readPurse } from "./sql/read-purse";
import { sumLedger } from "./sql/sum-ledger";

/*
 * What the operator's pages read about accounts, on this installation's database. Whoever calls this has shown that
 * they are the operator.
 */

export const ACCOUNTS_PER_PAGE = 50;
export const ROWS_PER_PAGE = 25;

/** One page of accounts, the newest first, with how many are in the filter. */
export const listAccounts = ({
  state,
  text,
  page,
}: Pick<AccountFilter, "state" | "text"> & { page: number }): Promise<{
  rows: AccountOfPage[];
  total: number;
}> =>
  listAccountsPage(getPool(), {
    state,
    text,
    limit: ACCOUNTS_PER_PAGE,
    offset: (page - 1) * ACCOUNTS_PER_PAGE,
  });

/** What an account's ledger sums to. */
export interface AccountMoney {
  deposited: Nano;
  base: Nano;
  modelCharge: Nano;
  /** Advances of queued tasks and estimates of live calls that are under way. */
  held: Nano;
  /** Base, model charge and held advances. */
  charged: Nano;
  chargedToday: Nano;
  /** Deposited less charged. Below zero where nothing need be deposited: what was used. */
  balance: Nano;
  /** Whether it can only spend what was deposited. */
  metered: boolean;
}

export type OperatedAccount = Omit<ReadAccount, "limits"> & {
  limits: AccountLimits;
  /** The limits of its own; the others are defaults. */
  ownLimits: OwnLimits;
  money: AccountMoney;
};

const missing = () => new AppError("not_found", { message: "There is no such account." });

/** Throws `not_found` where there is no such account, an id that cannot be one included. */
export async function requireAccount(accountId: string): Promise<void> {
  if (!isUuid(accountId) || !(await readAccount(getPool(), accountId))) throw missing();
}

/** One account with its sums. Throws `not_found`. */
export async function getAccount(accountId: string): Promise<OperatedAccount> {
  if (!isUuid(accountId)) throw missing();
  const pool = getPool();
  const [account, sums, purse] = await Promise.all([
    readAccount(pool, accountId),
    sumLedger(pool, accountId),
    readPurse(pool, accountId),
  ]);
  if (!account) throw missing();
  const charged = add(sums.base, sums.advance, sums.modelCharge);
  const { limits: ownLimits, ...facts } = account;
  return {
    ...facts,
    ownLimits,
    limits: accountLimitsSchema.parse(ownLimits),
    money: {
      deposited: sums.deposit,
      base: sums.base,
      modelCharge: sums.modelCharge,
      held: sums.advance,
      charged,
      chargedToday: sums.costToday,
      balance: subtract(sums.deposit, charged),
      metered: purse?.balance != null,
    },
  };
}

export interface OnePage<Row> {
  rows: Row[];
  /** Whether older ones follow. Counting them all would cost more than it tells. */
  more: boolean;
}

async function readPage<Row>(
  read: (db: Pool, page: AccountPage) => Promise<Row[]>,
  accountId: string,
  page: number,
): Promise<OnePage<Row>> {
  const offset = (page - 1) * ROWS_PER_PAGE;
  const rows = await read(getPool(), { accountId, limit: ROWS_PER_PAGE + 1, offset });
  return { rows: rows.slice(0, ROWS_PER_PAGE), more: rows.length > ROWS_PER_PAGE };
}

/** A page of an account's tasks, the newest first. */
export const listAccountTasks = (accountId: string, page: number): Promise<OnePage<RecentTask>> =>
  readPage(listRecentTasks, accountId, page);

/** A page of an account's ledger, the newest entry first. */
export const listAccountLedger = (accountId: string, page: number): Promise<OnePage<LedgerEntry>> =>
  readPage(listLedger, accountId, page);
