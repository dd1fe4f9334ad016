import { z } from "zod";
import { nameSuggestionsSchema } from "@/lib/domain/brands/name-suggestion";
import { suggestNames } from "@/lib/services/brands";
import { workspaceRead } from "@/lib/web/route";

/** Names that the newest answers give and nobody tracks. */
export const GET = workspaceRead(
  {
    permission: "brand:read",
    params: z.object({}),
    query: z.object({}),
    reply: nameSuggestionsSchema,
  },
  async ({ ctx }) => suggestNames({ ctx }),
);
