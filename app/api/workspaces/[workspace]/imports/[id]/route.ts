import { z } from "zod";
import { importViewSchema } from "@/lib/domain/answers/answer-import-view";
import { getImport } from "@/lib/services/answer-imports";
import { workspaceRead } from "@/lib/web/route";

/** An import of answers as it stands, which its screen reads while a worker is at it. */
export const GET = workspaceRead(
  {
    permission: "answer:import",
    params: z.object({ id: z.uuid() }),
    query: z.object({}),
    reply: importViewSchema,
  },
  ({ ctx }, { params }) => getImport({ ctx, input: params }),
);
