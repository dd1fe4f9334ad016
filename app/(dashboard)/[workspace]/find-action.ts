"use server";

import { z } from "zod";
import { find } from "@/lib/services/search";
import { boundSlug, workspaceAction } from "@/lib/web/action";
import { SEARCH_MAX } from "./answers/answers-search-params";

/** What words find, for the palette. */
export const findAction = workspaceAction
  .metadata({ permission: "answer:read" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({ text: z.string().max(SEARCH_MAX) }))
  .action(async ({ ctx: { ctx }, parsedInput }) => find({ ctx, input: parsedInput }));
