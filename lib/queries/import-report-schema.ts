import { z } from "zod";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/library-limits";
import { IMPORT_COLUMNS, type ImportReport } from "@/lib/domain/library/prompt-import";

const column = z.enum(IMPORT_COLUMNS);
const count = z.int().nonnegative();

/** What the import's route replies, for a page of another build. */
export const importReportSchema: z.ZodType<ImportReport> = z.object({
  notes: z.string().array(),
  columns: column.array(),
  rows: count,
  fresh: count,
  leftOut: z.object({ wrong: count, twice: count, already: count }),
  listed: z
    .object({
      line: count,
      state: z.enum(["wrong", "twice", "already"]),
      cells: z.partialRecord(column, z.string()),
      problems: z.object({ column, message: z.string() }).array(),
    })
    .array(),
  sample: z
    .object({
      line: count,
      prompt: z.string(),
      topic: z.string().nullable(),
      tags: z.string().array(),
      intent: z.enum(INTENTS).nullable(),
      stage: z.enum(FUNNEL_STAGES).nullable(),
      market: z.string().nullable(),
      persona: z.string().nullable(),
      family: z.string().nullable(),
      weight: z.string(),
      systemMessage: z.string().nullable(),
    })
    .array(),
  makes: z.object({ families: z.string().array(), markets: z.string().array() }),
  changeId: z.uuid().nullable(),
  importedBefore: z.string().nullable(),
});
