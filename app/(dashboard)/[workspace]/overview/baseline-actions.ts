"use server";

import { baselineSchema } from "@/lib/domain/answers/baseline-schema";
import { pinBaseline, unpinBaseline } from "@/lib/services/baselines";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "schedule:write" }).bindArgsSchemas(boundSlug);

/** Pins days as what figures are held against. */
export const pinBaselineAction = write
  .inputSchema(baselineSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => pinBaseline({ ctx, input: parsedInput }));

/** Unpins them, as they are seen. */
export const unpinBaselineAction = write
  .inputSchema(baselineSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => unpinBaseline({ ctx, input: parsedInput }));
