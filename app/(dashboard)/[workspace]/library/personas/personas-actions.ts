"use server";

import { z } from "zod";
import { archivePersona, changePersona, makePersona, personaFieldsSchema } from "@/lib/services/personas";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "prompt:write" }).bindArgsSchemas(boundSlug);

/** Makes a persona. */
export const makePersonaAction = write
  .inputSchema(personaFieldsSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => makePersona({ ctx, input: parsedInput }));

/** Gives a persona another name, or puts one of another message in its place. */
export const changePersonaAction = write
  .inputSchema(personaFieldsSchema.extend({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changePersona({ ctx, input: parsedInput }));

/** Takes a persona out of use, or into it again. */
export const archivePersonaAction = write
  .inputSchema(z.object({ id: z.uuid(), archived: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => archivePersona({ ctx, input: parsedInput }));
