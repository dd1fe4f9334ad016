import { z } from "zod";
import { PREVIEW_CHARS_MAX } from "@/lib/domain/brands/brand-limits";
import { brandPreviewSchema } from "@/lib/domain/brands/brand-preview";
import { previewBrand } from "@/lib/services/brands";
import { workspaceRead } from "@/lib/web/route";

const brandSchema = z
  .string()
  .max(PREVIEW_CHARS_MAX)
  .transform((text, { addIssue }): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      addIssue("A brand as JSON.");
      return z.NEVER;
    }
  });

/** What a brand's rules find among the newest answers, as they stand in the form. */
export const GET = workspaceRead(
  {
    permission: "brand:read",
    params: z.object({}),
    query: z.object({ brand: brandSchema, id: z.uuid().nullable().default(null) }),
    reply: brandPreviewSchema,
  },
  async ({ ctx }, { query }) => previewBrand({ ctx, input: query }),
);
