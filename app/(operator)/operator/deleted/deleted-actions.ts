"use server";

import { z } from "zod";
import { OPERATE } from "@/lib/domain/team/permission";
import { restoreWorkspace } from "@/lib/services/workspaces";
import { operatorAction } from "@/lib/web/action";

/** Brings a deleted workspace back, whoever owns it. */
export const restoreWorkspaceAction = operatorAction
  .metadata({ permission: OPERATE })
  .inputSchema(z.object({ id: z.uuid() }))
  .action(({ ctx: { ctx }, parsedInput }) => restoreWorkspace({ ctx, input: parsedInput }));
