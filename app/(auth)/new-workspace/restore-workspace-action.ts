"use server";

import { z } from "zod";
import { restoreOwnWorkspace } from "@/lib/services/workspaces";
import { personalAction } from "@/lib/web/action";

/** Brings a deleted workspace back, for one of its owners. */
export const restoreOwnWorkspaceAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ id: z.uuid() }))
  .action(({ ctx: { ctx }, parsedInput }) => restoreOwnWorkspace({ ctx, input: parsedInput }));
