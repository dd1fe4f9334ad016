import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import type { DatasetProgress } from "@/lib/domain/exports/dataset-import";
import { exportDataset, importDataset } from "@/lib/services/datasets";
import type { Context } from "@/lib/services/context";
import { answer, commandContext } from "./command";

interface Options {
  workspace: string;
  json: boolean;
}

/** `export-dataset` and `import-dataset`: everything of a workspace as one archive, and back into an empty one. */
export function addDatasets(program: Command): void {
  program
    .command("export-dataset")
    .description(
      "write all of a workspace as one archive: data, dictionary, checksums; never over a file that is there",
    )
    .argument("<file>", "where to")
    .requiredOption("--workspace <slug>", "which workspace")
    .option("--raw", "with the raw requests and replies", false)
    .option("--json", "answer with JSON", false)
    .action((file: string, { workspace, raw, json }: Options & { raw: boolean }) =>
      answer(json, async () => {
        const path = resolve(file);
        const chunks = await exportDataset({ ctx: await contextOf(workspace), input: { raw } });
        await writeWhole(path, chunks);
        return { lines: [`Everything of ${workspace} is in ${path}.`], json: { file: path } };
      }),
    );
  program
    .command("import-dataset")
    .description("bring an archive of export-dataset into an empty workspace: all of it, or nothing")
    .argument("<file>", "where from")
    .requiredOption("--workspace <slug>", "which workspace; it must be empty")
    .option("--json", "answer with JSON", false)
    .action((path: string, { workspace, json }: Options) =>
      answer(json, async () => {
        const onProgress = json ? {} : { onProgress: showProgress };
        const counts = await importDataset({
          ctx: await contextOf(workspace),
          input: { path: resolve(path), ...onProgress },
        });
        if (!json) process.stderr.write("\n");
        const told = Object.entries(counts).map(([name, count]) => `${name.replaceAll("_", " ")}: ${count}`);
        return { lines: [`Imported into ${workspace}.`, ...told], json: counts };
      }),
    );
}

/** Writes a file that is not there yet. What is not whole is taken away again. */
async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = createWriteStream(path, { flags: "wx" });
  await new Promise((opened, failed) => file.once("open", opened).once("error", failed));
  try {
    await pipeline(Readable.from(chunks), file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function showProgress({ stage, file, done, of }: DatasetProgress): void {
  const unit = stage === "checking" ? "bytes" : "rows";
  process.stderr.write(`\r${stage} ${file.replaceAll("_", " ")}: ${done} of ${of} ${unit}          `);
}

async function contextOf(slug: string): Promise<Context> {
  const workspace = await getDb().workspace.findUnique({ where: { slug }, select: { id: true } });
  if (!workspace) throw new AppError("not_found", { message: "There is no workspace of that name." });
  return { ...commandContext(), workspaceId: workspace.id, actor: { kind: "operator", userId: null } };
}
