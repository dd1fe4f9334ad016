import { z } from "zod";

const count = z.int().nonnegative();

/** How far an import is: at which file, and how much of it is done, in bytes while checking and in rows after. */
export const datasetProgressSchema = z.object({
  stage: z.enum(["checking", "importing"]),
  file: z.string(),
  done: count,
  of: count,
});
export type DatasetProgress = z.infer<typeof datasetProgressSchema>;

/** What a dataset says of itself, as far as it is shown. */
export const toldDatasetSchema = z.object({
  exportedAt: z.iso.datetime(),
  workspace: z.string(),
  /** Rows by kind. */
  rows: z.record(z.string(), count),
});
export type ToldDataset = z.infer<typeof toldDatasetSchema>;

const moment = z.iso.datetime({ offset: true });

/** The import of a dataset as its screen shows it. */
export const datasetImportViewSchema = z.object({
  id: z.uuid(),
  state: z.enum(["uploading", "importing", "done", "refused"]),
  fileName: z.string(),
  /** How long its file is. */
  bytes: count,
  progress: datasetProgressSchema.nullable(),
  /** Null until its manifest was read. */
  dataset: z.object({ exportedAt: z.iso.datetime(), workspace: z.string() }).nullable(),
  /** Rows of each kind: as the manifest says, and as they are there once all are imported. */
  counts: z.array(z.object({ kind: z.string(), told: count, imported: count.nullable() })),
  /** Why nothing of it was imported. */
  failure: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type DatasetImportView = z.infer<typeof datasetImportViewSchema>;

/** Where a workspace stands with its dataset. */
export const datasetStandSchema = z.object({
  import: datasetImportViewSchema.nullable(),
  /** What is in the workspace already, so that no dataset can be brought into it; null where it is empty. */
  filledBy: z.string().nullable(),
});
export type DatasetStand = z.infer<typeof datasetStandSchema>;
