import { z } from "zod";
import { measuringSchema } from "@/lib/domain/brands/measurement";
import { getMeasuring } from "@/lib/services/measuring";
import { workspaceRead } from "@/lib/web/route";

/** How far answers are measured by the newest rules, and what these moved. */
export const GET = workspaceRead(
  {
    permission: "answer:read",
    params: z.object({}),
    query: z.object({}),
    reply: measuringSchema,
  },
  async ({ ctx }) => getMeasuring({ ctx }),
);
