import { z } from "zod";
import { importCountsSchema, lineProblemSchema } from "./answer-import";
import { IMPORT_STATES, LINE_FIELDS } from "./import-words";

/** What a column of CSV is; null for one that says nothing of an answer. */
export const mappingSchema = z.array(z.enum(LINE_FIELDS).nullable());

/** An import as its screen shows it. */
export const importViewSchema = z.object({
  id: z.uuid(),
  state: z.enum(IMPORT_STATES),
  fileName: z.string(),
  bytes: z.int().nonnegative(),
  encoding: z.string().nullable(),
  /** Of CSV: its first row, and what each column is. Null for JSON Lines, and while the file is not whole. */
  csv: z.object({ separator: z.string(), header: z.array(z.string()), columns: mappingSchema }).nullable(),
  /** Whether the file is whole. */
  isWhole: z.boolean(),
  /** Bytes of the file that were read so far by whoever works on it. */
  bytesRead: z.int().nonnegative(),
  counts: importCountsSchema,
  /** The first of the problems. */
  problems: z.array(lineProblemSchema),
  /** Why it cannot be read; null where it can. */
  failure: z.string().nullable(),
  /** Its run, once it is imported. */
  runId: z.uuid().nullable(),
  by: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }).nullable(),
});
export type ImportView = z.infer<typeof importViewSchema>;

/** What is answered to a piece of a file. */
export const pieceReplySchema = z.object({ kept: z.literal(true) });
