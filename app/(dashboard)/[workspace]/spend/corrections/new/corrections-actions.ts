"use server";

import { correctionSchema } from "@/lib/domain/money/correction-schema";
import { correctSpend } from "@/lib/services/spend";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Enters an accountant's correction. */
export const correctSpendAction = workspaceAction
  .metadata({ permission: "spend:correct" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(correctionSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => correctSpend({ ctx, input: parsedInput }));
