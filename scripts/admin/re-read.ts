import type { Command } from "commander";
import { z } from "zod";
import { reReadAnswers } from "@/lib/services/answers";
import { answer, commandContext, findWorkspace } from "./command";

interface Options {
  workspace?: string;
  answer?: string;
  json: boolean;
}

/** `re-read`: what this version reads of a reply, for the answers that an older one has read. */
export function addReRead(program: Command): void {
  program
    .command("re-read")
    .description("read old answers again from their raw replies; begins where an earlier run stopped")
    .option("--workspace <slug>", "only this workspace's answers")
    .option("--answer <id>", "only this answer")
    .option("--json", "answer with JSON", false)
    .action(({ workspace, answer: taskId, json }: Options) =>
      answer(json, async () => {
        const { done, fromStored } = await reReadAnswers({
          ctx: commandContext(null),
          input: {
            workspaceId: workspace === undefined ? null : await findWorkspace(workspace),
            taskId: taskId === undefined ? null : z.uuid("the id of an answer").parse(taskId),
            after: null,
            ...(json ? {} : { onProgress: showProgress }),
          },
        });
        if (!json) process.stderr.write("\n");
        const lines = [`${done} ${done === 1 ? "answer was" : "answers were"} read again.`];
        if (fromStored > 0) {
          lines.push(`${fromStored} of them had no raw reply any more: only their sources were told anew.`);
        }
        return { lines, json: { done, fromStored } };
      }),
    );
}

function showProgress({ done, of }: { done: number; of: number }): void {
  process.stderr.write(`\r${done} of ${of} answers`);
}
