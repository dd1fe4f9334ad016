import type { Command } from "commander";
import {
  changeLimits,
  deposit,
  findLivingAccount,
  revokeAccount,
  rotatePassword,
} from "@/lib/api-service/accounts/accounts";
import { getPool } from "@/lib/db/pool";
import { AppError } from "@/lib/domain/errors";
import { dollarsSchema } from "@/lib/domain/dollars-schema";
import { parseDollars } from "@/lib/domain/money";
import { answer, type Answer } from "./command";

const SOON = "It holds on every machine within five seconds.";

interface Common {
  login: string;
  json: boolean;
}

/** `api-account rotate | revoke | deposit | limit`: changes one account, named by its login. */
export function addChangeApiAccount(apiAccount: Command): void {
  const change = (name: string, description: string) =>
    apiAccount
      .command(name)
      .description(description)
      .requiredOption("--login <login>")
      .option("--json", "answer with JSON", false);

  change("rotate", "give an account a new password, shown this once").action((options: Common) =>
    onAccount(options, async (id) => {
      const credentials = await rotatePassword(getPool(), id);
      if (!credentials) throw unknown(options.login);
      const { login, password } = credentials;
      return {
        lines: [`login     ${login}`, `password  ${password}`, "The password is not shown again.", SOON],
        json: { login, password },
      };
    }),
  );

  change("revoke", "close an account for good; its tasks and ledger stay").action((options: Common) =>
    onAccount(options, async (id) => {
      await revokeAccount(getPool(), id, new Date());
      const { login } = options;
      return { lines: [`${login} is revoked.`, SOON], json: { login, revoked: true } };
    }),
  );

  change("deposit", "pay money in; from the first deposit on, the account spends only what was paid in")
    .requiredOption("--amount <dollars>", "negative to pay out")
    .action((options: Common & { amount: string }) =>
      onAccount(options, async (id) => {
        const { login, amount } = options;
        await deposit(getPool(), id, parseDollars(dollarsSchema.parse(amount)), new Date());
        return { lines: [`$${amount} paid in for ${login}.`, SOON], json: { login, amount } };
      }),
    );

  change("limit", "change a limit of an account: a figure, or none to lift it")
    .requiredOption("--name <limit>", "calls_per_minute, live_slots, cost_per_day, …")
    .requiredOption("--value <value>")
    .action((options: Common & { name: string; value: string }) =>
      onAccount(options, async (id) => {
        const { login, name, value } = options;
        const figure = value === "none" ? null : name === "cost_per_day" ? value : Number(value);
        await changeLimits(getPool(), id, Object.fromEntries([[name, figure]]), new Date());
        return { lines: [`${name} of ${login} is ${value}.`, SOON], json: { login, name, value: figure } };
      }),
    );
}

const onAccount = ({ login, json }: Common, work: (id: string) => Promise<Answer>): Promise<void> =>
  answer(json, async () => {
    const id = await findLivingAccount(getPool(), login);
    if (id === null) throw unknown(login);
    return work(id);
  });

const unknown = (login: string): AppError =>
  new AppError("not_found", { message: `No open account has the login ${login}.` });
