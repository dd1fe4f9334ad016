import type { Command } from "commander";
import { listAccounts, type ListedAccount } from "@/lib/api-service/accounts/accounts";
import { getPool } from "@/lib/db/pool";
import { toDollars } from "@/lib/domain/amounts/money";
import { answer } from "./command";

/** `api-account list`: who may call the built-in service. Passwords are not known to anybody. */
export function addListApiAccounts(apiAccount: Command): void {
  apiAccount
    .command("list")
    .description("all accounts, revoked ones too")
    .option("--json", "answer with JSON", false)
    .action(({ json }: { json: boolean }) =>
      answer(json, async () => {
        const accounts = await listAccounts(getPool());
        return {
          lines: accounts.length === 0 ? ["There are no accounts."] : accounts.map(toLine),
          json: { accounts: accounts.map(toJson) },
        };
      }),
    );
}

const toLine = ({ login, name, balance, revokedAt }: ListedAccount): string => {
  const money = balance === null ? "no balance" : `$${toDollars(balance)}`;
  return `${login}  ${revokedAt === null ? "active " : "revoked"}  ${money}  ${name}`;
};

const toJson = ({ login, name, createdAt, revokedAt, balance, limits }: ListedAccount) => ({
  login,
  name,
  createdAt,
  revokedAt,
  balance: balance === null ? null : toDollars(balance),
  limits: {
    ...limits,
    cost_per_day: limits.cost_per_day === null ? null : toDollars(limits.cost_per_day),
  },
});
