import { text } from "node:stream/consumers";
import type { Command } from "commander";
import { setUp } from "@/lib/services/instance";
import { answer, commandContext } from "./command";

interface Options {
  email: string;
  workspace: string;
  password?: string;
  passwordStdin?: true;
  json: boolean;
}

/** `create-owner`: the first set-up without a browser. */
export function addCreateOwner(program: Command): void {
  program
    .command("create-owner")
    .description("make the first owner, who runs the instance, and a first workspace")
    .requiredOption("--email <address>")
    .requiredOption("--workspace <name>")
    .option("--password-stdin", "read the password from standard input, up to its first line end")
    .option("--password <password>", "seen by other users of this machine: prefer --password-stdin")
    .option("--json", "answer with JSON", false)
    .action(async ({ email, workspace, password, passwordStdin, json }: Options, command: Command) => {
      if ((password === undefined) === (passwordStdin === undefined)) {
        command.error("error: give either --password-stdin or --password");
      }
      const secret = password ?? (await text(process.stdin)).split(/\r?\n/)[0] ?? "";
      await answer(json, async () => {
        const { workspaceSlug } = await setUp({
          ctx: commandContext(),
          input: { email, password: secret, workspaceName: workspace },
        });
        return {
          lines: [`Owner ${email} made, with the workspace "${workspace}" at /${workspaceSlug}.`],
          json: { email, workspace: workspaceSlug },
        };
      });
    });
}
