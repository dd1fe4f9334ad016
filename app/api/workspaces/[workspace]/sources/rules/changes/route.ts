import { z } from "zod";
import { ruleChangesSchema } from "@/lib/domain/sources/rule-changes";
import { listRuleChanges } from "@/lib/services/source-rules";
import { workspaceRead } from "@/lib/web/route";

/** What the last changes of rules moved, and how many sources are still to be told anew. */
export const GET = workspaceRead(
  {
    permission: "source:read",
    params: z.object({}),
    query: z.object({}),
    reply: ruleChangesSchema,
  },
  async ({ ctx }) => listRuleChanges({ ctx }),
);
