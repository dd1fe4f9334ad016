import type { Command } from "commander";
import { z } from "zod";
import { outcomeOf, type Verification } from "@/lib/domain/answers/verification";
import { verifyAnswers, type VerifiedAll } from "@/lib/services/verification";
import { answer, commandContext, findWorkspace } from "./command";

interface Options {
  workspace?: string;
  answer?: string;
  json: boolean;
}

/** So many answers that are not the same are named; all are counted. */
const NAMED_MAX = 1_000;

/** `verify`: whether what is kept of answers is what their raw replies give. Ends with 1 where something differs. */
export function addVerify(program: Command): void {
  program
    .command("verify")
    .description("recompute hashes and all that was derived from raw replies, and compare; changes nothing")
    .option("--workspace <slug>", "only this workspace's answers")
    .option("--answer <id>", "only this answer")
    .option("--json", "answer with JSON", false)
    .action(({ workspace, answer: taskId, json }: Options) =>
      answer(json, async () => {
        const others: Verification[] = [];
        const all = await verifyAnswers({
          ctx: commandContext(),
          input: {
            workspaceId: workspace === undefined ? null : await findWorkspace(workspace),
            taskId: taskId === undefined ? null : z.uuid("the id of an answer").parse(taskId),
            onOther: (one) => {
              if (others.length < NAMED_MAX) others.push(one);
            },
            ...(json ? {} : { onProgress: showProgress }),
          },
        });
        if (!json) process.stderr.write("\n");
        if (all.outcomes.differs) process.exitCode = 1;
        return { lines: linesOf(all, others), json: { ...all, others } };
      }),
    );
}

function showProgress(verified: number): void {
  process.stderr.write(`\r${verified} answers`);
}

const MEANING: Record<string, string> = {
  same: "the same throughout",
  differs: "differ from their raw reply",
  older: "were read or measured by an older version: read them again to compare",
  newer: "were read or measured by a newer version than this",
  gone: "have no raw reply any more",
  unreadable: "have a raw reply that this version reads no answer in",
  waiting: "are still to be measured",
};

function linesOf({ verified, outcomes }: VerifiedAll, others: readonly Verification[]): string[] {
  const counts = Object.entries(outcomes).map(
    ([outcome, count]) => `  ${count} ${MEANING[outcome] ?? outcome}`,
  );
  const differing = others.filter((one) => outcomeOf(one) === "differs");
  const named = differing.flatMap(({ taskId, verdicts }) =>
    verdicts.flatMap(({ part, state, differences, differs }) =>
      state === "differs"
        ? [
            `${taskId} ${part}:`,
            ...differences.map(({ field, kept, found }) => `  ${field}: kept ${kept}, found ${found}`),
            ...(differs > differences.length ? [`  and ${differs - differences.length} more`] : []),
          ]
        : [],
    ),
  );
  return [`${verified} verified:`, ...counts, ...named];
}
