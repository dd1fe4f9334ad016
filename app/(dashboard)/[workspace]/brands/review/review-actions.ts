"use server";

import { z } from "zod";
import { REVIEW_VERDICTS } from "@/lib/domain/brands/mention-review";
import { judgeMention } from "@/lib/services/mention-reviews";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** No column takes a larger one. */
const place = z.int32().min(0);

/** Says of a place that it is the brand, or something else. */
export const judgeMentionAction = workspaceAction
  .metadata({ permission: "brand:write" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(
    z.object({
      answerId: z.uuid(),
      brandId: z.uuid(),
      start: place,
      end: place,
      verdict: z.enum(REVIEW_VERDICTS),
    }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => judgeMention({ ctx, input: parsedInput }));
