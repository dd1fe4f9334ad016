import type { Command } from "commander";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { deleteAccount, findAccount, listEmailCollisions, makeResetLink } from "@/lib/services/people";
import { answer, commandContext } from "./command";

interface OnPerson {
  email: string;
  json: boolean;
}

/** `reset-password`, `delete-account`, `email-collisions`: what people cannot do for themselves. */
export function addPeople(program: Command): void {
  const onPerson = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .requiredOption("--email <address>")
      .option("--json", "answer with JSON", false);

  onPerson("reset-password", "make a link by which somebody chooses a new password").action(
    ({ email, json }: OnPerson) =>
      answer(json, async () => {
        const ctx = commandContext();
        const account = await findAccount({ ctx, input: { email } });
        const { token } = await makeResetLink({ ctx, input: { userId: account.id } });
        const link = new URL(paths.resetPassword(token), env().url).href;
        return {
          lines: [link, `Hand it to ${account.email}. It works once, within a day, and is not shown again.`],
          json: { email: account.email, link },
        };
      }),
  );

  onPerson(
    "delete-account",
    "delete somebody's account; what they did stays, without name and address",
  ).action(({ email, json }: OnPerson) =>
    answer(json, async () => {
      const ctx = commandContext();
      const account = await findAccount({ ctx, input: { email } });
      await deleteAccount({ ctx, input: { userId: account.id } });
      return {
        lines: [`The account of ${account.email} is deleted.`],
        json: { email: account.email, deleted: true },
      };
    }),
  );

  program
    .command("email-collisions")
    .description("accounts whose addresses are one and the same but for their writing")
    .option("--json", "answer with JSON", false)
    .action(({ json }: { json: boolean }) =>
      answer(json, async () => {
        const collisions = await listEmailCollisions({ ctx: commandContext() });
        const lines = collisions.flatMap(({ folded, accounts }) => [
          `${folded}:`,
          ...accounts.map(({ email, createdAt }) => `  ${email}  since ${createdAt.slice(0, 10)}`),
        ]);
        return {
          lines: lines.length === 0 ? ["There are none."] : lines,
          json: { collisions },
        };
      }),
    );
}
