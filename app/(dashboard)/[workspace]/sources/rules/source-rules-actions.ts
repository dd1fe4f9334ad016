"use server";

import { z } from "zod";
import { changeSourceRule, makeSourceRule, removeSourceRule } from "@/lib/services/source-rules";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "source:write" }).bindArgsSchemas(boundSlug);

/** Makes a rule; what is wrong with it the use case says, by field. */
export const makeSourceRuleAction = write
  .inputSchema(z.object({ rule: z.unknown() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => makeSourceRule({ ctx, input: parsedInput }));

/** Changes a rule. */
export const changeSourceRuleAction = write
  .inputSchema(z.object({ id: z.uuid(), rule: z.unknown() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeSourceRule({ ctx, input: parsedInput }));

/** Takes a rule away. */
export const removeSourceRuleAction = write
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => removeSourceRule({ ctx, input: parsedInput }));
