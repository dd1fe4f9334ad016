"use server";

import { z } from "zod";
import { workspaceNameSchema } from "@/lib/domain/workspace";
import { createWorkspace } from "@/lib/services/workspaces";
import { personalAction } from "@/lib/web/action";

/** Makes a workspace that the signed-in person owns. */
export const createWorkspaceAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ name: workspaceNameSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { slug } = await createWorkspace({ ctx, input: parsedInput });
    return { slug };
  });
