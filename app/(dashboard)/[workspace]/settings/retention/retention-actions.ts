"use server";

import { retentionSchema } from "@/lib/domain/answers/retention-schema";
import { changeRetention, previewRetention } from "@/lib/services/retention";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const editor = workspaceAction.metadata({ permission: "workspace:edit" }).bindArgsSchemas(boundSlug);

/** How much would go by a rule, and when the first of it. */
export const previewRetentionAction = editor
  .inputSchema(retentionSchema)
  .action(({ ctx: { ctx }, parsedInput }) => previewRetention({ ctx, input: parsedInput }));

/** Changes for how long the workspace keeps raw replies and answers. */
export const changeRetentionAction = editor
  .inputSchema(retentionSchema)
  .action(({ ctx: { ctx }, parsedInput }) => changeRetention({ ctx, input: parsedInput }));
