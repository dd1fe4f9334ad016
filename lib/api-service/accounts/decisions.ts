import "server-only";
import type { z } from "zod";
import { recordDecision, type Decider, type Decision } from "@/lib/db/audit";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { parseDollars } from "@/lib/domain/amounts/money";
import * as accounts from "./accounts";
import type { Credentials } from "./credentials";
import type { OwnLimits } from "./limits";
import { readAccount, type ReadAccount } from "./sql/read-account";

/*
 * What the operator decides about accounts, by the pages and by the command line: each is one commit with the row that
 * says who decided it. Whoever calls this has shown that they are the operator.
 */

/** Creates an account for a program or a person outside the dashboard. The password is not known again. */
export const createAccount = (
  by: Decider,
  { name }: z.infer<typeof accounts.newAccountSchema>,
): Promise<Credentials & { id: string }> =>
  inTransaction(getPool(), async (db) => {
    const created = await accounts.createAccount(db, { name });
    await record(db, by, {
      action: "api_account.create",
      entityId: created.id,
      after: { name, login: created.login },
    });
    return created;
  });

/**
 * Gives an account a new password. Throws `conflict` where it was revoked, and for a workspace's own account, whose
 * password its connection must be given in the same commit.
 */
export const rotatePassword = (by: Decider, accountId: string): Promise<Credentials> =>
  onAccount(accountId, async (db, { workspaceId }) => {
    if (workspaceId !== null)
      throw new AppError("conflict", {
        message: "A workspace's own account gets its password from the operator's page of accounts.",
      });
    const credentials = await accounts.rotatePassword(db, accountId);
    if (!credentials) throw revoked();
    const { login } = credentials;
    await record(db, by, { action: "api_account.rotate_password", entityId: accountId, after: { login } });
    return credentials;
  });

/**
 * Revokes an account for good; to revoke it again is no error. Throws `conflict` for a workspace's own account, which
 * goes with its workspace: without it the workspace could never ask the built-in service again.
 */
export const revokeAccount = (by: Decider, accountId: string): Promise<void> =>
  inTransaction(getPool(), async (db) => {
    const account = await readAccount(db, accountId);
    if (account?.workspaceId != null && account.revokedAt === null)
      throw new AppError("conflict", { message: "A workspace's own account is revoked with its workspace." });
    if (!account || !(await accounts.revokeAccount(db, accountId, by.now()))) return;
    const { name, login } = account;
    await record(db, by, { action: "api_account.revoke", entityId: accountId, before: { name, login } });
  });

/** Deposits dollars, or pays them out. Throws `conflict` where the account was revoked. */
export const deposit = (by: Decider, accountId: string, amount: string): Promise<void> =>
  onAccount(accountId, async (db) => {
    await accounts.deposit(db, accountId, parseDollars(amount), by.now());
    await record(db, by, { action: "api_account.deposit", entityId: accountId, after: { amount } });
  });

/** Sets an account's limits; a limit that is not named is the default. Throws `conflict` where it was revoked. */
export const setLimits = (by: Decider, accountId: string, limits: OwnLimits): Promise<void> =>
  changeLimits(by, accountId, (db) => accounts.setLimits(db, accountId, limits));

/** Sets one limit and leaves the others as they are. Throws `conflict` where the account was revoked. */
export const setLimit = (
  by: Decider,
  accountId: string,
  name: string,
  figure: number | string | null,
): Promise<void> => changeLimits(by, accountId, (db) => accounts.setLimit(db, accountId, name, figure));

const changeLimits = (
  by: Decider,
  accountId: string,
  write: (db: Queryable) => Promise<boolean>,
): Promise<void> =>
  onAccount(accountId, async (db, { limits: before }) => {
    if (!(await write(db))) throw revoked();
    const after = (await readAccount(db, accountId))?.limits;
    await record(db, by, { action: "api_account.set_limits", entityId: accountId, before, after });
  });

/** Accounts are the instance's, a workspace's own too. */
const record = (db: Queryable, by: Decider, decision: Omit<Decision, "workspaceId">): Promise<void> =>
  recordDecision(db, by, { workspaceId: null, ...decision });

const revoked = () =>
  new AppError("conflict", { message: "The account was revoked meanwhile. Nothing was changed." });

/** Does something with an account that is still in use, in one transaction. */
const onAccount = <Result>(
  accountId: string,
  work: (db: Queryable, account: ReadAccount) => Promise<Result>,
): Promise<Result> =>
  inTransaction(getPool(), async (db) => {
    const account = await readAccount(db, accountId);
    if (!account || account.revokedAt !== null) throw revoked();
    return work(db, account);
  });
