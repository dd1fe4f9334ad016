"use server";

import { z } from "zod";
import { expandTemplate } from "@/lib/services/families";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Adds a template's questions to a set, as a family. */
export const expandTemplateAction = workspaceAction
  .metadata({ permission: "prompt:write" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(
    z.object({
      setId: z.uuid(),
      familyId: z.uuid().nullable(),
      name: z.string(),
      template: z.string(),
      variables: z.object({ name: z.string(), values: z.string().array() }).array(),
    }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => expandTemplate({ ctx, input: parsedInput }));
