"use server";

import { z } from "zod";
import { DATASET_IMPORT_LIMITS } from "@/lib/domain/exports/dataset-import-limits";
import { discardDatasetImport, openDatasetImport, startDatasetImport } from "@/lib/services/datasets";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "workspace:edit" }).bindArgsSchemas(boundSlug);
const one = z.object({ id: z.uuid() });

/** Begins to bring a dataset in, whose file follows in pieces. */
export const openDatasetAction = write
  .inputSchema(
    z.object({ fileName: z.string().max(DATASET_IMPORT_LIMITS.fileNameChars * 4), bytes: z.int() }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => openDatasetImport({ ctx, input: parsedInput }));

/** Has a dataset imported whose file is whole, or tried again. */
export const startDatasetAction = write.inputSchema(one).action(async ({ ctx: { ctx }, parsedInput }) => {
  await startDatasetImport({ ctx, input: parsedInput });
  return parsedInput;
});

/** Throws a dataset away that is not imported, or stops its import. */
export const discardDatasetAction = write
  .inputSchema(one)
  .action(async ({ ctx: { ctx }, parsedInput }) => discardDatasetImport({ ctx, input: parsedInput }));
