import "server-only";
import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/transaction";
import type { Nano } from "@/lib/domain/money";
import { hashPassword, makeCredentials, makePassword, type Credentials } from "./credentials";
import { ownLimitsSchema, type AccountLimits, type OwnLimits } from "./limits";
import type { Queryable } from "@/lib/db/columns";
import { findAccount, findAccounts } from "./sql/find-account";
import { insertAccount } from "./sql/insert-account";
import { insertDeposit } from "./sql/insert-deposit";
import { beginBalance, openPurse } from "./sql/open-purse";
import { readPurse } from "./sql/read-purse";
import { replacePassword } from "./sql/replace-password";
import { revokeAccountRow } from "./sql/revoke-account";
import { replaceLimits, updateLimits } from "./sql/update-limits";

interface CreateAccountInput {
  name: string;
  /** The workspace of this installation the account is made for; left out for anybody else's. */
  workspaceId?: string;
}

/** Opens an account. The password is in the return value and nowhere else: only its hash is stored. */
export async function createAccount(
  db: Queryable,
  { name, workspaceId }: CreateAccountInput,
): Promise<Credentials & { id: string }> {
  const credentials = makeCredentials();
  const id = await insertAccount(db, {
    name,
    login: credentials.login,
    passwordSha256: hashPassword(credentials.password),
    workspaceId: workspaceId ?? null,
  });
  return { id, ...credentials };
}

export interface ListedAccount {
  id: string;
  name: string;
  login: string;
  createdAt: Date;
  revokedAt: Date | null;
  limits: AccountLimits;
  /** Null: it need not pay in. */
  balance: Nano | null;
}

/** Every account, revoked ones too, the oldest first. */
export async function listAccounts(db: Queryable, at: Date): Promise<ListedAccount[]> {
  const accounts = await findAccounts(db);
  const listed: ListedAccount[] = [];
  for (const { id, name, login, createdAt, revokedAt, limits, metered } of accounts) {
    const purse = metered ? await readPurse(db, id, at) : null;
    listed.push({ id, name, login, createdAt, revokedAt, limits, balance: purse?.balance ?? null });
  }
  return listed;
}

/** The id of an account by its login; null when it is unknown or revoked. */
export async function findLivingAccount(db: Queryable, login: string): Promise<string | null> {
  const account = await findAccount(db, login);
  return account && account.revokedAt === null ? account.id : null;
}

/**
 * Gives an account a new password, which works at once. The old one goes on working for the few seconds that web
 * copies remember an account. Null when the account is unknown or revoked.
 */
export async function rotatePassword(db: Queryable, accountId: string): Promise<Credentials | null> {
  const password = makePassword();
  const login = await replacePassword(db, accountId, hashPassword(password));
  return login === null ? null : { login, password };
}

/** Closes an account for good; its tasks and ledger stay. False when it is unknown or was closed before. */
export const revokeAccount = (db: Queryable, accountId: string, at: Date): Promise<boolean> =>
  revokeAccountRow(db, accountId, at);

/**
 * Pays money into an account. The first time gives it a balance: from then on it can only spend what was paid in. A
 * negative amount pays out. Holds everywhere within the few seconds that web copies remember an account.
 */
export async function deposit(pool: Pool, accountId: string, amount: Nano, at: Date): Promise<void> {
  await inTransaction(pool, async (db) => {
    const purse = await readPurse(db, accountId, at);
    if (purse === null) await openPurse(db, accountId, at);
    if (purse === null || purse.balance === null) await beginBalance(db, accountId, at);
    await insertDeposit(db, accountId, amount, at);
  });
}

/**
 * Changes an account's limits: a figure, or null to lift one; what is not named stays. False when the account is unknown or revoked. Throws a ZodError on limits that do not
 * exist and on impossible figures.
 */
export const changeLimits = (pool: Pool, accountId: string, changes: OwnLimits, at: Date): Promise<boolean> =>
  writeLimits(pool, accountId, changes, at, updateLimits);

/** The same, but what is not named goes back to its default. */
export const setLimits = (pool: Pool, accountId: string, limits: OwnLimits, at: Date): Promise<boolean> =>
  writeLimits(pool, accountId, limits, at, replaceLimits);

async function writeLimits(
  pool: Pool,
  accountId: string,
  changes: OwnLimits,
  at: Date,
  write: typeof updateLimits,
): Promise<boolean> {
  ownLimitsSchema.parse(changes);
  return inTransaction(pool, async (db) => {
    const changed = await write(db, accountId, changes);
    const needsPurse = changed && changes.cost_per_day !== undefined && changes.cost_per_day !== null;
    if (needsPurse && (await readPurse(db, accountId, at)) === null) await openPurse(db, accountId, at);
    return changed;
  });
}
