"use server";

import { z } from "zod";
import { flagColourSchema, flagNameSchema } from "@/lib/domain/answers/annotation-schema";
import { changeFlag, mergeFlags, removeFlag } from "@/lib/services/flags";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const annotate = workspaceAction.metadata({ permission: "answer:annotate" }).bindArgsSchemas(boundSlug);

/** Gives a flag another name or colour. */
export const changeFlagAction = annotate
  .inputSchema(z.object({ id: z.uuid(), name: flagNameSchema, colour: flagColourSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeFlag({ ctx, input: parsedInput }));

/** Gives the answers of one flag another, and removes the first. */
export const mergeFlagsAction = annotate
  .inputSchema(z.object({ id: z.uuid(), intoId: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => mergeFlags({ ctx, input: parsedInput }));

/** Removes a flag from everywhere. */
export const removeFlagAction = annotate
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => removeFlag({ ctx, input: parsedInput }));
