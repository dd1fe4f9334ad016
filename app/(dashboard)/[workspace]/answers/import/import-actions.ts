"use server";

import { z } from "zod";
import { ANSWER_IMPORT_LIMITS } from "@/lib/domain/answers/import-words";
import { mappingSchema } from "@/lib/domain/answers/answer-import-view";
import {
  discardImport,
  finishUpload,
  mapColumns,
  openImport,
  startImport,
  undoImport,
} from "@/lib/services/answer-imports";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "answer:import" }).bindArgsSchemas(boundSlug);
const one = z.object({ id: z.uuid() });

/** Begins an import, whose file follows in pieces. */
export const openImportAction = write
  .inputSchema(z.object({ fileName: z.string().max(ANSWER_IMPORT_LIMITS.fileNameChars * 4) }))
  .action(async ({ ctx: { ctx }, parsedInput }) => openImport({ ctx, input: parsedInput }));

/** Ends the upload of an import's file. */
export const finishUploadAction = write
  .inputSchema(one.extend({ pieces: z.int().nonnegative() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await finishUpload({ ctx, input: parsedInput });
    return { id: parsedInput.id };
  });

/** Says what the columns of a CSV file are. */
export const mapColumnsAction = write
  .inputSchema(one.extend({ columns: mappingSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => mapColumns({ ctx, input: parsedInput }));

/** Imports a file that was looked through. */
export const startImportAction = write
  .inputSchema(one)
  .action(async ({ ctx: { ctx }, parsedInput }) => startImport({ ctx, input: parsedInput }));

/** Takes out what an import brought. */
export const undoImportAction = write
  .inputSchema(one)
  .action(async ({ ctx: { ctx }, parsedInput }) => undoImport({ ctx, input: parsedInput }));

/** Throws away an upload that was not imported. */
export const discardImportAction = write
  .inputSchema(one)
  .action(async ({ ctx: { ctx }, parsedInput }) => discardImport({ ctx, input: parsedInput }));
