"use server";

import { z } from "zod";
import { setDescriptionSchema, setNameSchema } from "@/lib/domain/library/prompt-set";
import {
  archivePromptSet,
  changePromptSet,
  clonePromptSet,
  createPromptSet,
  restorePromptSet,
} from "@/lib/services/prompt-sets";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "prompt:write" }).bindArgsSchemas(boundSlug);
const fields = { name: setNameSchema, description: setDescriptionSchema };

/** Makes a set without prompts. */
export const createSetAction = write
  .inputSchema(z.object(fields))
  .action(async ({ ctx: { ctx }, parsedInput }) => createPromptSet({ ctx, input: parsedInput }));

/** Gives a set another name and description. */
export const changeSetAction = write
  .inputSchema(z.object({ id: z.uuid(), ...fields }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changePromptSet({ ctx, input: parsedInput }));

/** Clones a set into a workspace of the person's. */
export const cloneSetAction = write
  .inputSchema(z.object({ id: z.uuid(), slug: z.string(), name: setNameSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => clonePromptSet({ ctx, input: parsedInput }));

/** Takes a set out of use, or into it again. */
export const archiveSetAction = write
  .inputSchema(z.object({ id: z.uuid(), archived: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput: { id, archived } }) =>
    archived ? archivePromptSet({ ctx, input: { id } }) : restorePromptSet({ ctx, input: { id } }),
  );
