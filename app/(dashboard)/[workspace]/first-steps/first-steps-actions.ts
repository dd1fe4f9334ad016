"use server";

import { askForNames, firstRunSchema, namesAskSchema, startFirstRun } from "@/lib/services/first-steps";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const asker = workspaceAction.metadata({ permission: "run:create" }).bindArgsSchemas(boundSlug);

/** Asks engines which brands of a category there are. */
export const askForNamesAction = asker
  .inputSchema(namesAskSchema)
  .action(({ ctx: { ctx }, parsedInput }) => askForNames({ ctx, input: parsedInput }));

/** Makes brands, market and questions, and starts the first run of them. */
export const startFirstRunAction = asker
  .inputSchema(firstRunSchema)
  .action(({ ctx: { ctx }, parsedInput }) => startFirstRun({ ctx, input: parsedInput }));
