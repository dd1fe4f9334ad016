"use server";

import { z } from "zod";
import { proposedTimeZoneSchema } from "@/lib/domain/time/time-zone";
import { resumeDemo, startDemo } from "@/lib/services/demo";
import { boundSlug, personalAction, workspaceAction } from "@/lib/web/action";

/** Makes a demo workspace that the signed-in person owns; the worker fills it. */
export const startDemoAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ timeZone: proposedTimeZoneSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { slug } = await startDemo({ ctx, input: parsedInput });
    return { slug };
  });

/** Goes on making a demo workspace that stopped half-way. */
export const resumeDemoAction = workspaceAction
  .metadata({ permission: "run:create" })
  .bindArgsSchemas(boundSlug)
  .action(async ({ ctx: { ctx } }) => {
    await resumeDemo({ ctx });
  });
