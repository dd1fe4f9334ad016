import "server-only";
import { z } from "zod";
import { inTransaction } from "@/lib/db/transaction";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/engines/api-account";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { AppError } from "@/lib/domain/errors";
import { add, MOST, type Nano } from "@/lib/domain/amounts/money";
import { typedText } from "@/lib/domain/text/typed-text";
import type { Queryable } from "@/lib/db/columns";
import { hashPassword, makeCredentials, makePassword, type Credentials } from "./credentials";
import { ownLimitsSchema, type AccountLimits, type OwnLimits } from "./limits";
import { findAccount, findAccounts } from "./sql/find-account";
import { insertAccount } from "./sql/insert-account";
import { insertDeposit } from "./sql/insert-deposit";
import { beginBalance, openPurse } from "./sql/open-purse";
import { readPurse } from "./sql/read-purse";
import { replacePassword } from "./sql/replace-password";
import { revokeAccountRow } from "./sql/revoke-account";
import { sumLedger } from "./sql/sum-ledger";
import { replaceLimits, updateLimits } from "./sql/update-limits";

/** What is typed to create an account, on the page and on the command line. */
export const newAccountSchema = z.object({
  name: typedText("The name")
    .trim()
    .min(1, "Give the account a name.")
    .max(ACCOUNT_NAME_MAX, `At most ${ACCOUNT_NAME_MAX} characters.`),
});

/** What is typed to make a deposit. */
export const depositSchema = z.object({
  amount: dollarsSchema.refine(
    (text) => /[1-9]/.test(text),
    "an amount other than nothing; a negative one pays out",
  ),
});

interface NewAccount {
  name: string;
  /** The workspace of this installation the account is made for; left out for anybody else's. */
  workspaceId?: string;
}

/** Creates an account. The password is in the return value and nowhere else: only its hash is stored. */
export async function createAccount(
  db: Queryable,
  { name, workspaceId }: NewAccount,
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
  /** Null: nothing need be deposited. */
  balance: Nano | null;
}

/** Every account, revoked ones too, the oldest first. */
export async function listAccounts(db: Queryable): Promise<ListedAccount[]> {
  const accounts = await findAccounts(db);
  const listed: ListedAccount[] = [];
  for (const { id, name, login, createdAt, revokedAt, limits, metered } of accounts) {
    const purse = metered ? await readPurse(db, id) : null;
    listed.push({ id, name, login, createdAt, revokedAt, limits, balance: purse?.balance ?? null });
  }
  return listed;
}

/** The id of an account by its login; null when it is unknown or revoked. */
export async function findActiveAccount(db: Queryable, login: string): Promise<string | null> {
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

/** Revokes an account for good; its tasks and ledger stay. False when it is unknown or was revoked before. */
export const revokeAccount = (db: Queryable, accountId: string, at: Date): Promise<boolean> =>
  revokeAccountRow(db, accountId, at);

/**
 * Deposits money. The first time gives the account a balance: from then on it can only spend what was deposited. A
 * negative amount pays out. Holds everywhere within the few seconds that web copies remember an account. Throws
 * `invalid` where the deposits would sum to more than a column of money holds.
 */
export async function deposit(db: Queryable, accountId: string, amount: Nano, at: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    const purse = await readPurse(db, accountId);
    if (purse === null) await openPurse(db, accountId);
    if (purse === null || purse.balance === null) await beginBalance(db, accountId, at);
    const { deposit: before } = await sumLedger(db, accountId);
    const sum = add(before, amount);
    if (sum > MOST || sum < -MOST)
      throw new AppError("invalid", {
        message: "The account's deposits would sum to a thousand million dollars or more.",
        fields: { amount: "an amount that keeps the sum of all deposits below $1,000,000,000" },
      });
    await insertDeposit(db, accountId, amount, at);
  });
}

/**
 * Sets an account's limits: a figure, or null to lift one; what is not named goes back to its default. False when the
 * account is unknown or revoked. Throws a ZodError on limits that do not exist and on impossible figures.
 */
export const setLimits = (db: Queryable, accountId: string, limits: OwnLimits): Promise<boolean> =>
  writeLimits(db, accountId, limits, replaceLimits);

/** Sets one limit and leaves the others as they are. */
export const setLimit = (
  db: Queryable,
  accountId: string,
  name: string,
  figure: number | string | null,
): Promise<boolean> =>
  writeLimits(db, accountId, ownLimitsSchema.parse(Object.fromEntries([[name, figure]])), updateLimits);

async function writeLimits(
  db: Queryable,
  accountId: string,
  limits: OwnLimits,
  write: typeof updateLimits,
): Promise<boolean> {
  ownLimitsSchema.parse(limits);
  return inTransaction(db, async (db) => {
    const written = await write(db, accountId, limits);
    const needsPurse = written && limits.cost_per_day !== undefined && limits.cost_per_day !== null;
    if (needsPurse && (await readPurse(db, accountId)) === null) await openPurse(db, accountId);
    return written;
  });
}
