import type { Command } from "commander";
import { depositSchema, findActiveAccount } from "@/lib/api-service/accounts/accounts";
import { deposit, revokeAccount, rotatePassword, setLimit } from "@/lib/api-service/accounts/decisions";
import { getPool } from "@/lib/db/pool";
import { AppError } from "@/lib/domain/errors";
import { answer, commandContext, type Answer } from "./command";

const SOON = "It holds on every machine within five seconds.";

interface Common {
  login: string;
  json: boolean;
}

/** `api-account rotate | revoke | deposit | set-limit`: changes one account, named by its login. */
export function addChangeApiAccount(apiAccount: Command): void {
  const change = (name: string, description: string) =>
    apiAccount
      .command(name)
      .description(description)
      .requiredOption("--login <login>")
      .option("--json", "answer with JSON", false);

  change("rotate", "rotate an account's password; the new one is shown this once").action((options: Common) =>
    onAccount(options, async (id) => {
      const { login, password } = await rotatePassword(commandContext(), id);
      return {
        lines: [`login     ${login}`, `password  ${password}`, "The password is not shown again.", SOON],
        json: { login, password },
      };
    }),
  );

  change("revoke", "revoke an account for good; its tasks and ledger stay").action((options: Common) =>
    onAccount(options, async (id) => {
      await revokeAccount(commandContext(), id);
      const { login } = options;
      return { lines: [`${login} is revoked.`, SOON], json: { login, revoked: true } };
    }),
  );

  change("deposit", "deposit money; from the first deposit on, the account spends only what was deposited")
    .requiredOption("--amount <dollars>", "negative to pay out")
    .action((options: Common & { amount: string }) =>
      onAccount(options, async (id) => {
        const { login } = options;
        const { amount } = depositSchema.parse(options);
        await deposit(commandContext(), id, amount);
        return { lines: [`$${amount} deposited for ${login}.`, SOON], json: { login, amount } };
      }),
    );

  change("set-limit", "set a limit of an account: a figure, or none to lift it")
    .requiredOption("--name <limit>", "calls_per_minute, live_slots, cost_per_day, …")
    .requiredOption("--value <value>")
    .action((options: Common & { name: string; value: string }) =>
      onAccount(options, async (id) => {
        const { login, name, value } = options;
        const figure = value === "none" ? null : name === "cost_per_day" ? value : Number(value);
        await setLimit(commandContext(), id, name, figure);
        return { lines: [`${name} of ${login} is ${value}.`, SOON], json: { login, name, value: figure } };
      }),
    );
}

const onAccount = ({ login, json }: Common, work: (id: string) => Promise<Answer>): Promise<void> =>
  answer(json, async () => {
    const id = await findActiveAccount(getPool(), login);
    if (id === null) throw unknown(login);
    return work(id);
  });

const unknown = (login: string): AppError =>
  new AppError("not_found", { message: `No active account has the login ${login}.` });
