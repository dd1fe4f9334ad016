import { z } from "zod";
import { runProgram } from "../run-program";

const credentials = z.object({ login: z.string(), password: z.string() });

/** Runs `npm run admin -- api-account …` on a running product's data. */
async function apiAccount(dataDir: string, ...args: readonly string[]): Promise<unknown> {
  const program = ["scripts/admin/main.ts", "api-account", ...args, "--json"];
  return JSON.parse(await runProgram(program, { SIGHTLINE_DATA_DIR: dataDir }));
}

/** An account of the product's, with these of its limits lifted. */
export async function createApiAccount(
  dataDir: string,
  name: string,
  lifted: readonly string[] = [],
): Promise<z.infer<typeof credentials>> {
  const account = credentials.parse(await apiAccount(dataDir, "create", "--name", name));
  for (const limit of lifted)
    await apiAccount(dataDir, "set-limit", "--login", account.login, "--name", limit, "--value", "none");
  return account;
}

/** Makes a deposit: from then on the account has a balance. */
export async function deposit(dataDir: string, login: string, dollars: string): Promise<void> {
  await apiAccount(dataDir, "deposit", "--login", login, "--amount", dollars);
}
