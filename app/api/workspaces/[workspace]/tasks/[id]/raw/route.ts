import { z } from "zod";
import { rawReplySchema } from "@/lib/domain/answers/raw-reply";
import { getRawReply } from "@/lib/services/answers";
import { workspaceRead } from "@/lib/web/route";

/** The request and the reply of a task, to the letter, with the hashes kept when they were received. */
export const GET = workspaceRead(
  {
    permission: "answer:read",
    params: z.object({ id: z.string() }),
    query: z.object({}),
    reply: rawReplySchema,
  },
  ({ ctx }, { params }) => getRawReply({ ctx, input: { taskId: params.id } }),
);
