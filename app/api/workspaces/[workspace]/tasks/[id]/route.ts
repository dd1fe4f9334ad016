import { z } from "zod";
import { taskViewSchema } from "@/lib/domain/answers/answer";
import { getTask } from "@/lib/services/answers";
import { workspaceRead } from "@/lib/web/route";

/** A task as it stands, with its answer once it has one. */
export const GET = workspaceRead(
  {
    permission: "answer:read",
    params: z.object({ id: z.string() }),
    query: z.object({}),
    reply: taskViewSchema,
  },
  ({ ctx }, { params }) => getTask({ ctx, input: params }),
);
