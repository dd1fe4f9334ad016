import "server-only";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { parseBasic, passwordMatches } from "./credentials";
import type { AccountRow } from "./sql/account-row";
import { findAccount } from "./sql/find-account";

/** An account that has proved who it is. */
export type Account = Omit<AccountRow, "passwordSha256" | "revokedAt">;

/** How long a process may go on believing what it read of an account: a revocation holds everywhere after this. */
const REMEMBER_MS = 3_000;
const MAX_REMEMBERED = 1_000;

/** Compared against when the login is unknown, so that its reply takes as long. */
const NOBODYS_HASH = new Uint8Array(32);

function accepts(account: AccountRow | null, password: string): account is AccountRow {
  const matches = passwordMatches(password, account?.passwordSha256 ?? NOBODYS_HASH);
  return account !== null && matches && account.revokedAt === null;
}

/** Makes the check of an `Authorization` header: the account, or null for anything but a live login and its password. */
export function createAuthenticator({ pool }: ServiceDeps) {
  const remembered = new Map<string, { account: AccountRow; readAt: number }>();

  function recall(login: string): AccountRow | null {
    const known = remembered.get(login);
    if (!known) return null;
    return performance.now() - known.readAt < REMEMBER_MS ? known.account : null;
  }

  async function load(login: string): Promise<AccountRow | null> {
    const readAt = performance.now();
    const account = await findAccount(pool, login);
    if (account) {
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(login, { account, readAt });
    }
    return account;
  }

  return async function authenticate(header: string | null): Promise<Account | null> {
    const credentials = parseBasic(header);
    // U+0000 cannot be in a database text, so not in a login either.
    if (!credentials || credentials.login.includes("\u0000")) return null;
    const { login, password } = credentials;
    const known = recall(login);
    if (known && accepts(known, password)) return known;
    // Not remembered, or by a password that may have been replaced since.
    const account = await load(login);
    return accepts(account, password) ? account : null;
  };
}
