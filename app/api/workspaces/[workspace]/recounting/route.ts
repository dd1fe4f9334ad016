import { z } from "zod";
import { recountingSchema } from "@/lib/domain/time/recounting";
import { getRecounting } from "@/lib/services/workspaces";
import { workspaceRead } from "@/lib/web/route";

/** How far sums are made by the workspace's days of now. */
export const GET = workspaceRead(
  {
    permission: "workspace:read",
    params: z.object({}),
    query: z.object({}),
    reply: recountingSchema,
  },
  async ({ ctx }) => getRecounting({ ctx }),
);
