import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { countDatasetRows } from "@/lib/db/sql/datasets/read-dataset";
import { hashSetPrompts } from "@/lib/db/sql/datasets/write-dataset";
import { noteAllRedirects } from "@/lib/db/sql/redirects/note-redirects";
import { noteAllUnread } from "@/lib/db/sql/search/unread-answers";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { type DatasetCounts, datasetCountsSchema, type Manifest } from "@/lib/domain/exports/dataset";
import { DATASET_FILES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";
import { freezeBrands, freezeCompanies } from "@/lib/services/brands/freeze";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { freezeSourceRules } from "@/lib/services/source-rules/freeze";
import { arrivalOf } from "./arrival";
import { openDataset, type DatasetSource, type OpenDataset, type Watch } from "./open-dataset";
import { refused } from "./refused";
import { requireEmpty } from "./require-empty";
import { requireRoom } from "./require-room";
import { rowWriter } from "./write-rows";

/**
 * Brings a dataset into a workspace that has nothing yet: all of it in one transaction, or nothing. Checksums and the
 * version of the format are looked at first, the numbers of rows last. Throws `invalid` for a file that is no whole
 * dataset, `conflict` for a workspace that is not empty. Nothing is charged by it: what answers cost is told by them.
 */
export async function importDataset({
  ctx,
  input: { path, ...watch },
}: Call<Watch & { path: string }>): Promise<DatasetCounts> {
  requirePermission(ctx, "workspace:edit");
  return bringIn(ctx, { path }, watch);
}

/** More that is done with an import by who does it bit by bit. */
interface Steps {
  /** Told what the dataset says of itself, before anything is checked. */
  onOpened?: (manifest: Manifest) => Promise<void>;
  /** Done in the transaction of the import. */
  finish?: (db: Queryable, counts: DatasetCounts) => Promise<void>;
}

/** The same, from wherever the archive is. */
export async function bringIn(
  ctx: Context,
  source: DatasetSource,
  { onOpened, finish, ...watch }: Watch & Steps,
): Promise<DatasetCounts> {
  await requireEmpty(getPool(), ctx);
  const dataset = await openDataset(source);
  try {
    await onOpened?.(dataset.manifest);
    await requireRoom(unpackedBytes(dataset.manifest));
    await dataset.check(watch);
    return await inTransaction(getPool(), async (db) => {
      const counts = await writeAll(db, ctx, { dataset, ...watch });
      await finish?.(db, counts);
      return counts;
    });
  } finally {
    dataset.close();
  }
}

const unpackedBytes = ({ files }: Manifest): number =>
  Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);

async function writeAll(
  db: Queryable,
  ctx: Context,
  { dataset, signal, onProgress }: Watch & { dataset: OpenDataset },
): Promise<DatasetCounts> {
  const { workspaceId } = ctx;
  const { manifest } = dataset;
  // Two imports into one workspace come one after the other, and the second finds it filled. What else is written there
  // meanwhile need not wait.
  await db.query({
    text: "select from app.workspace where id = $1 for no key update",
    values: [workspaceId],
  });
  await requireEmpty(db, ctx);
  const connectionsBefore = await countDatasetRows(db, workspaceId, "connections");
  const write = rowWriter(
    db,
    workspaceId,
    arrivalOf(workspaceId, { at: ctx.now(), exportedAt: manifest.exportedAt }),
  );
  for (const file of DATASET_FILES) {
    let done = 0;
    for await (const batch of dataset.rows(file)) {
      signal?.throwIfAborted();
      await write(file, batch);
      done += batch.rows.length;
      onProgress?.({ stage: "importing", file, done, of: manifest.files[file]?.rows ?? 0 });
    }
    if (done !== (manifest.files[file]?.rows ?? 0))
      throw refused(
        `The dataset says ${manifest.files[file]?.rows ?? 0} ${inWords(file)} and holds ${done}.`,
      );
    if (file === "prompt_versions") await hashSetPrompts(db, workspaceId);
  }
  // What answers are found by is read afterwards by a loop of the worker, as of prompts' versions.
  await noteAllUnread(db, workspaceId);
  await freezeBrands(db, ctx);
  await freezeCompanies(db, ctx);
  await freezeSourceRules(db, ctx);
  await noteAllRedirects(db, workspaceId);
  const counts = await countedAs(db, workspaceId, manifest, connectionsBefore);
  await recordDecision(db, ctx, {
    workspaceId,
    action: "dataset.import",
    entityId: workspaceId,
    after: { exportedAt: manifest.exportedAt, from: manifest.workspace.name, counts },
  });
  return counts;
}

const inWords = (file: DatasetFile | "sources"): string => file.replaceAll("_", " ");

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
    const told = files[file]?.rows ?? 0;
    if (rows < told || (file === "sources" && rows !== told))
      throw refused(`The dataset says ${told} ${inWords(file)}; ${rows} came of it.`);
    if (rows > told)
      throw new AppError("conflict", {
        message: `Somebody made ${inWords(file)} here while the dataset was imported. Nothing was imported: a dataset goes into an empty workspace.`,
      });
    counts.push([file, rows]);
  }
  return datasetCountsSchema.parse(Object.fromEntries(counts));
}
