"use server";

import { z } from "zod";
import { markNoticesRead } from "@/lib/services/notices";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Notes which notices the person has read. */
export const markNoticesReadAction = workspaceAction
  .metadata({ permission: "workspace:read" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({ ids: z.array(z.uuid()).min(1).max(100) }))
  .action(async ({ ctx: { ctx }, parsedInput }) => markNoticesRead({ ctx, input: parsedInput }));
