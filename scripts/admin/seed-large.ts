import type { Command } from "commander";
import { Client } from "pg";
import { z } from "zod";
import { env } from "@/lib/env";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { createWorkspace } from "@/lib/services/workspaces";
import { fillLarge } from "../large/fill-large";
import { answer, commandContext, findOwner } from "./command";

interface Options {
  email?: string;
  answers: string;
  json: boolean;
}

const answersSchema = z.coerce
  .number("A whole number.")
  .int("A whole number.")
  .min(1_000, "At least 1,000.")
  .max(10_000_000, "At most 10,000,000.");

/** `seed large`: a workspace of so many made-up answers, to see how screens behave at size. */
export function addSeedLarge(seed: Command): void {
  seed
    .command("large")
    .description(
      "make a workspace with a year of made-up answers: six citations each, 500 prompts, 20 brands, what they cost; it asks nobody",
    )
    .option("--answers <n>", "how many questions were asked; one in 500 has failed", "1000000")
    .option("--email <address>", "whose workspace it is; the instance's operator unless given")
    .option("--json", "answer with JSON", false)
    .action(({ email, answers, json }: Options) =>
      answer(json, async () => {
        const count = z.object({ answers: answersSchema }).parse({ answers }).answers;
        const ctx = commandContext(await findOwner(email));
        const { id, slug } = await createWorkspace({ ctx, input: { name: `Large ${count}` } });
        const client = new Client({ connectionString: env().databaseUrl, options: "-c TimeZone=UTC" });
        await client.connect();
        try {
          const onProgress = json ? {} : { onProgress: showProgress };
          await fillLarge({ ctx: { ...ctx, workspaceId: id }, client, answers: count, ...onProgress });
        } finally {
          await client.end();
        }
        if (!json) process.stderr.write("\n");
        return {
          lines: [
            `${counted(count, "question")} asked in ${paths.workspace(slug).root}. The worker reads the words that answers are found by.`,
          ],
          json: { workspace: slug, asked: count },
        };
      }),
    );
}

function showProgress(done: string): void {
  process.stderr.write(`\r${done.padEnd(40)}`);
}
