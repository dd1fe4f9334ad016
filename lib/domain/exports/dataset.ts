import { z } from "zod";
import { DATASET_FILES } from "./dataset-tables";

/** What a dataset says that it is. */
export const DATASET_FORMAT = "sightline-dataset";
/** Raised when what a dataset holds is no longer read by an older version. */
export const DATASET_VERSION = 1;

/** The list of files in a dataset, the last to be written. */
export const MANIFEST = "manifest.json";

/** Where a file of rows stands in the archive. */
export const dataFile = (name: string): string => `data/${name}.jsonl`;

const fileSchema = z.object({
  rows: z.int().nonnegative(),
  /** Before they were compressed. */
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestSchema = z.object({
  format: z.literal(DATASET_FORMAT),
  version: z.int().positive(),
  /** When the database was looked at. */
  exportedAt: z.iso.datetime(),
  /** What wrote it: the application's version, and those of the stages of reading. */
  writtenBy: z.object({ sightline: z.string(), reading: z.record(z.string(), z.int()) }),
  workspace: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
  files: z.record(z.string(), fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** How many rows of each kind there are. */
export const datasetCountsSchema = z.record(z.enum([...DATASET_FILES, "sources"]), z.int().nonnegative());
export type DatasetCounts = z.infer<typeof datasetCountsSchema>;
