import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { linesCounted } from "@/lib/domain/answers/answer-import";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { problemsInWords } from "@/lib/domain/answers/import-words";
import { AppError } from "@/lib/domain/errors";
import { getDb } from "@/lib/db/client";
import { counted } from "@/lib/format/text";
import { importFile } from "@/lib/services/answer-imports";
import { answer, commandContext } from "./command";

interface Options {
  workspace: string;
  column: string[];
  dryRun: boolean;
  json: boolean;
}

/** The exit code where some lines were not taken: what was in order is imported all the same. */
const SOME_WRONG = 2;

/** `import-answers`: answers that were collected elsewhere, from a file. */
export function addImportAnswers(program: Command): void {
  program
    .command("import-answers")
    .description(
      "import answers that were collected elsewhere, from JSON Lines or CSV (docs/formats.md); again, it adds only what is new",
    )
    .argument("<file>", "the file; one answer a line")
    .requiredOption("--workspace <slug>", "the workspace they come into")
    .option(
      "--column <header=field>",
      "what a column of CSV is, where its name does not say it; may be given often",
      (one: string, before: string[]) => [...before, one],
      [],
    )
    .option("--dry-run", "say what would be imported, and import nothing", false)
    .option("--json", "answer with JSON", false)
    .action((file: string, { workspace, column, dryRun, json }: Options) =>
      answer(json, async () => {
        const columns = Object.fromEntries(column.map(readColumn));
        const workspaceId = await findWorkspace(workspace);
        // Opened before anything is begun: one that is not there leaves no import behind.
        const opened = await open(file).catch((error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          throw new AppError("invalid", { message: `The file can't be read: ${why}.` });
        });
        const importing = importFile({
          ctx: { ...commandContext(null), workspaceId },
          input: {
            fileName: basename(file),
            bytes: opened.createReadStream(),
            dryRun,
            columns,
            ...(json ? {} : { onProgress: showProgress }),
          },
        });
        const view = await importing.finally(() => opened.close());
        if (!json) process.stderr.write("\n");
        tellProblems(view, json);
        return { lines: said(view, dryRun), json: jsonOf(view) };
      }),
    );
}

function readColumn(given: string): [string, string] {
  const at = given.lastIndexOf("=");
  if (at < 1) throw new AppError("invalid", { message: `--column takes header=field, not ${given}.` });
  return [given.slice(0, at), given.slice(at + 1)];
}

function showProgress({ state, bytes, bytesRead, counts }: ImportView): void {
  const percent = bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes);
  process.stderr.write(`\r${state}: ${percent} %, ${linesCounted(counts)} lines `);
}

/** Problems by line, to standard error; with `--json` they are in the answer. */
function tellProblems({ counts, problems }: ImportView, json: boolean): void {
  if (counts.wrong + counts.changed > 0) process.exitCode = SOME_WRONG;
  if (json) return;
  for (const { line, field, message } of problems)
    process.stderr.write(`line ${line}, ${field}: ${message}\n`);
}

function said({ state, counts, problems }: ImportView, dryRun: boolean): string[] {
  const done = state === "done" ? "imported" : dryRun ? "would be imported" : "new, so nothing was imported";
  return [
    `${counted(counts.fresh, "answer")} ${done}, with ${counted(counts.citations, "citation")}.`,
    ...(state === "done" ? ["A search finds them once the worker has read their words."] : []),
    ...(counts.already > 0 ? [`${counts.already} were imported before.`] : []),
    ...(counts.twice > 0 ? [`${counts.twice} stand twice in the file.`] : []),
    ...(counts.changed > 0 ? [`${counts.changed} have the id of another answer, and were left out.`] : []),
    ...(counts.wrong > 0 ? [`${counts.wrong} have something wrong, and were left out.`] : []),
    ...(problems.length > 0
      ? [
          `Problems by field: ${problemsInWords(counts.problems)}.`,
          `What is wrong stands in standard error, the first ${problems.length} of it.`,
        ]
      : []),
  ];
}

const jsonOf = ({ id, runId, state, counts, problems }: ImportView) => ({
  importId: id,
  ...{ runId, state, counts, problems },
});

async function findWorkspace(slug: string): Promise<string> {
  const workspace = await getDb().workspace.findUnique({ where: { slug }, select: { id: true } });
  if (!workspace) throw new AppError("not_found", { message: "There is no workspace of that name." });
  return workspace.id;
}
