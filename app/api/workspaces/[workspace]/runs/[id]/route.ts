import { z } from "zod";
import { runViewSchema } from "@/lib/domain/runs/run";
import { getRun } from "@/lib/services/runs";
import { workspaceRead } from "@/lib/web/route";

/** A run with each answer that has come back so far. */
export const GET = workspaceRead(
  {
    permission: "answer:read",
    params: z.object({ id: z.string() }),
    query: z.object({}),
    reply: runViewSchema,
  },
  ({ ctx }, { params }) => getRun({ ctx, input: params }),
);
