import "server-only";
import { hashPassword, makeCredentials, makePassword, type Credentials } from "./credentials";
import type { Queryable } from "./sql/columns";
import { insertAccount } from "./sql/insert-account";
import { replacePassword } from "./sql/replace-password";
import { revokeAccountRow } from "./sql/revoke-account";

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

/**
 * Gives an account a new password. The old one stops working at once here, and on other web copies within the few
 * seconds that they remember an account. Null when the account is unknown or revoked.
 */
export async function rotatePassword(db: Queryable, accountId: string): Promise<Credentials | null> {
  const password = makePassword();
  const login = await replacePassword(db, accountId, hashPassword(password));
  return login === null ? null : { login, password };
}

/** Closes an account for good; its tasks and ledger stay. False when it is unknown or was closed before. */
export const revokeAccount = (db: Queryable, accountId: string, at: Date): Promise<boolean> =>
  revokeAccountRow(db, accountId, at);
