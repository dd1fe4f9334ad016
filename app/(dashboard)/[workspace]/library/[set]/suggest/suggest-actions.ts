"use server";

import { z } from "zod";
import { addSuggestions } from "@/lib/services/prompt-sets";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Adds questions that models searched for to a set. */
export const addSuggestionsAction = workspaceAction
  .metadata({ permission: "prompt:write" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({ setId: z.uuid(), questions: z.string().array() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => addSuggestions({ ctx, input: parsedInput }));
