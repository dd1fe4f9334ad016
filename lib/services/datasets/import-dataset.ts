import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { countDatasetRows } from "@/lib/db/sql/datasets/read-dataset";
import { hashSetPrompts, writeDatasetRows } from "@/lib/db/sql/datasets/write-dataset";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { type DatasetCounts, datasetCountsSchema, type Manifest } from "@/lib/domain/exports/dataset";
import { DATASET_FILES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { writeWordsOf } from "@/lib/services/search/write-words-of";
import { arrivalOf } from "./arrival";
import { openDataset, type OpenDataset } from "./open-dataset";

/** How far an import is: which file it writes, and how many of its rows are written. */
export interface DatasetProgress {
  file: DatasetFile;
  rows: number;
  of: number;
}

interface DatasetInput {
  /** Where the archive is on this machine. */
  path: string;
  /** Stops it, with nothing imported. */
  signal?: AbortSignal;
  onProgress?: (progress: DatasetProgress) => void;
}

/** What a dataset holds of connections is no sign of use: every workspace has one. */
const FILLED_BY_USE = DATASET_FILES.filter((file) => file !== "connections");

/**
 * Brings a dataset into a workspace that has nothing yet: all of it in one transaction, or nothing. Checksums and the
 * version of the format are looked at first, the numbers of rows last. Throws `invalid` for a file that is no whole
 * dataset, `conflict` for a workspace that is not empty. Nothing is charged by it: what answers cost is told by them.
 */
export async function importDataset({ ctx, input }: Call<DatasetInput>): Promise<DatasetCounts> {
  requirePermission(ctx, "workspace:edit");
  await requireEmpty(getPool(), ctx);
  const dataset = await openDataset(input.path);
  try {
    return await inTransaction(getPool(), (db) => bringIn(db, ctx, { ...input, dataset }));
  } finally {
    dataset.close();
  }
}

async function bringIn(
  db: Queryable,
  ctx: Context,
  { dataset, signal, onProgress }: DatasetInput & { dataset: OpenDataset },
): Promise<DatasetCounts> {
  const { workspaceId } = ctx;
  const { manifest } = dataset;
  // Two imports into one workspace come one after the other, and the second finds it filled.
  await db.query({ text: "select from app.workspace where id = $1 for update", values: [workspaceId] });
  await requireEmpty(db, ctx);
  const arrival = arrivalOf(workspaceId, { at: ctx.now(), exportedAt: manifest.exportedAt });
  const connectionsBefore = await countDatasetRows(db, workspaceId, "connections");
  for (const file of DATASET_FILES) {
    let rows = 0;
    for await (const batch of dataset.rows(file)) {
      signal?.throwIfAborted();
      const arrived = batch.map((row) => arrival.arrived(file, row));
      await writeDatasetRows(db, workspaceId, { file, rows: arrived, more: arrival.namesOf(file) });
      rows += batch.length;
      onProgress?.({ file, rows, of: manifest.files[file]?.rows ?? 0 });
    }
    if (file === "prompt_versions") await hashSetPrompts(db, workspaceId);
  }
  // Versions of prompts get theirs by a loop of the worker.
  await writeWordsOf(db, workspaceId);
  const counts = await countedAs(db, workspaceId, manifest, connectionsBefore);
  await recordDecision(db, ctx, {
    workspaceId,
    action: "dataset.import",
    entityId: workspaceId,
    after: { exportedAt: manifest.exportedAt, from: manifest.workspace.name, counts },
  });
  return counts;
}

async function requireEmpty(db: Queryable, { workspaceId }: Context): Promise<void> {
  for (const file of FILLED_BY_USE) {
    if ((await countDatasetRows(db, workspaceId, file, { deletedToo: true })) === 0) continue;
    throw new AppError("conflict", {
      message: `This workspace has ${file.replaceAll("_", " ")} already. A dataset is imported into an empty workspace: make a new one. Nothing was imported.`,
    });
  }
}

/** The numbers of rows that are there now. Throws where one is not what the dataset says. */
async function countedAs(
  db: Queryable,
  workspaceId: string,
  { files }: Manifest,
  connectionsBefore: number,
): Promise<DatasetCounts> {
  const counts: [string, number][] = [];
  for (const file of [...DATASET_FILES, "sources"] as const) {
    const found = await countDatasetRows(db, workspaceId, file);
    const rows = file === "connections" ? found - connectionsBefore : found;
    if (rows !== (files[file]?.rows ?? 0))
      throw new AppError("invalid", {
        message: `The dataset says ${files[file]?.rows ?? 0} ${file.replaceAll("_", " ")} and holds ${rows}. Nothing was imported.`,
      });
    counts.push([file, rows]);
  }
  return datasetCountsSchema.parse(Object.fromEntries(counts));
}
