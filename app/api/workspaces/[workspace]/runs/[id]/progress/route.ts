import { z } from "zod";
import { runProgressSchema } from "@/lib/domain/runs/run-progress-schema";
import { readRunProgress } from "@/lib/services/runs";
import { workspaceRead } from "@/lib/web/route";

/** How far a run has come. */
export const GET = workspaceRead(
  {
    permission: "answer:read",
    params: z.object({ id: z.string() }),
    query: z.object({}),
    reply: runProgressSchema,
  },
  ({ ctx }, { params }) => readRunProgress({ ctx, input: params }),
);
