import type { Command } from "commander";
import { addChangeApiAccount } from "./change-api-account";
import { addCreateApiAccount } from "./create-api-account";
import { addListApiAccounts } from "./list-api-accounts";

/** `api-account …`: who may call the built-in service, and how much. */
export function addApiAccount(program: Command): void {
  const apiAccount = program.command("api-account").description("accounts on the built-in LLM Responses API");
  addCreateApiAccount(apiAccount);
  addListApiAccounts(apiAccount);
  addChangeApiAccount(apiAccount);
}
