import type { Command } from "commander";
import { newAccountSchema } from "@/lib/api-service/accounts/accounts";
import { createAccount } from "@/lib/api-service/accounts/decisions";
import { answer, commandContext } from "./command";

/** `api-account create`: an account on the built-in service, for a program or a person outside the dashboard. */
export function addCreateApiAccount(apiAccount: Command): void {
  apiAccount
    .command("create")
    .description("create an account; its password is shown this once")
    .requiredOption("--name <name>")
    .option("--json", "answer with JSON", false)
    .action(({ name, json }: { name: string; json: boolean }) =>
      answer(json, async () => {
        const account = newAccountSchema.parse({ name });
        const { login, password } = await createAccount(commandContext(), account);
        return {
          lines: [`login     ${login}`, `password  ${password}`, "The password is not shown again."],
          json: { name: account.name, login, password },
        };
      }),
    );
}
