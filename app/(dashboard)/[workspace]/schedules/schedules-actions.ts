"use server";

import { z } from "zod";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { newScheduleSchema } from "@/lib/domain/schedules/schedule-schema";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import {
  archiveSchedule,
  changeSchedule,
  createSchedule,
  pauseSchedule,
  previewSchedule,
  resumeSchedule,
} from "@/lib/services/schedules";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "schedule:write" }).bindArgsSchemas(boundSlug);
const onSchedule = write.inputSchema(z.object({ id: z.uuid() }));

/** Makes a schedule. */
export const createScheduleAction = write
  .inputSchema(newScheduleSchema.extend({ requestKey: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => createSchedule({ ctx, input: parsedInput }));

/** Changes a schedule from its next slot on. */
export const changeScheduleAction = write
  .inputSchema(newScheduleSchema.extend({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await changeSchedule({ ctx, input: parsedInput });
    return { id: parsedInput.id };
  });

/** What a schedule would come to; nothing is written. */
export const previewScheduleAction = write
  .inputSchema(
    z.object({
      id: z.uuid().nullable(),
      setId: z.uuid(),
      ask: setAskSchema,
      cron: z.string().max(100),
      capPerSlot: dollarsSchema,
      capPerMonth: dollarsSchema,
    }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => previewSchedule({ ctx, input: parsedInput }));

/** Stops a schedule until it is resumed. */
export const pauseScheduleAction = onSchedule.action(async ({ ctx: { ctx }, parsedInput }) =>
  pauseSchedule({ ctx, input: parsedInput }),
);

/** Has a paused schedule run again. */
export const resumeScheduleAction = onSchedule.action(async ({ ctx: { ctx }, parsedInput }) =>
  resumeSchedule({ ctx, input: parsedInput }),
);

/** Takes a schedule out of use, or back. */
export const archiveScheduleAction = write
  .inputSchema(z.object({ id: z.uuid(), archived: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => archiveSchedule({ ctx, input: parsedInput }));
