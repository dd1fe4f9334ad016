"use server";

import { z } from "zod";
import { proposedTimeZoneSchema } from "@/lib/domain/time/time-zone";
import { workspaceNameSchema } from "@/lib/domain/team/workspace";
import { createWorkspace } from "@/lib/services/workspaces";
import { personalAction } from "@/lib/web/action";

/** Makes a workspace that the signed-in person owns. */
export const createWorkspaceAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ name: workspaceNameSchema, timeZone: proposedTimeZoneSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { slug } = await createWorkspace({ ctx, input: parsedInput });
    return { slug };
  });
