"use server";

import { z } from "zod";
import { newMarkSchema } from "@/lib/domain/schedules/timeline-mark-schema";
import { addMark, changeMark, removeMark } from "@/lib/services/marks";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "schedule:write" }).bindArgsSchemas(boundSlug);

/** Marks something that happened. */
export const addMarkAction = write
  .inputSchema(newMarkSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => addMark({ ctx, input: parsedInput }));

/** Changes a mark. */
export const changeMarkAction = write
  .inputSchema(newMarkSchema.extend({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeMark({ ctx, input: parsedInput }));

/** Takes a mark off the timeline, or puts it back. */
export const removeMarkAction = write
  .inputSchema(z.object({ id: z.uuid(), removed: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => removeMark({ ctx, input: parsedInput }));
