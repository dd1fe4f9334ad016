import { z } from "zod";
import { verificationSchema } from "@/lib/domain/answers/verification";
import { verifyAnswer } from "@/lib/services/verification";
import { workspaceRead } from "@/lib/web/route";

/** An answer recomputed from its raw reply, part by part. */
export const GET = workspaceRead(
  {
    permission: "answer:read",
    params: z.object({ id: z.string() }),
    query: z.object({}),
    reply: verificationSchema,
  },
  ({ ctx }, { params }) => verifyAnswer({ ctx, input: { id: params.id } }),
);
