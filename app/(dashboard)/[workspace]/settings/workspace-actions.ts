"use server";

import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { timeZoneSchema } from "@/lib/domain/time/time-zone";
import { workspaceNameSchema } from "@/lib/domain/team/workspace";
import { changeTimeZone, countLosses, deleteWorkspace, renameWorkspace } from "@/lib/services/workspaces";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Gives the workspace another name. */
export const renameWorkspaceAction = workspaceAction
  .metadata({ permission: "workspace:edit" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({ name: workspaceNameSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await renameWorkspace({ ctx, input: parsedInput });
  });

/** Changes the zone in which the workspace's days begin and end. */
export const changeTimeZoneAction = workspaceAction
  .metadata({ permission: "workspace:edit" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({ timeZone: timeZoneSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await changeTimeZone({ ctx, input: parsedInput });
  });

/** What else its deletion would lose, counted when somebody is about to. */
export const countLossesAction = workspaceAction
  .metadata({ permission: "workspace:delete" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({}))
  .action(({ ctx: { ctx } }) => countLosses({ ctx }));

/** Deletes the workspace with all that is in it; for a day it can be brought back. Its name, typed by the person, says that they mean it. */
export const deleteWorkspaceAction = workspaceAction
  .metadata({ permission: "workspace:delete" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({ name: z.string() }))
  .action(async ({ ctx: { ctx, workspace }, parsedInput }) => {
    if (parsedInput.name.trim() !== workspace.name) {
      throw new AppError("invalid", {
        message: "That is not the workspace's name. Nothing was deleted.",
        fields: { name: "The name exactly as shown." },
      });
    }
    await deleteWorkspace({ ctx });
  });
