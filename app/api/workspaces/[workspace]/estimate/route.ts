import { z } from "zod";
import { targetSchema } from "@/lib/domain/runs/ask";
import { TARGETS_MAX } from "@/lib/domain/runs/ask-limits";
import { methodSchema } from "@/lib/domain/engines/engine-schema";
import { targetEstimatesSchema } from "@/lib/domain/money/estimate";
import { listBudgetRooms } from "@/lib/services/budgets";
import { estimateTargets } from "@/lib/services/spend";
import { workspaceRead } from "@/lib/web/route";

const LONGEST_TARGETS = 8000;

const targetsSchema = z
  .string()
  .max(LONGEST_TARGETS)
  .transform((text, { addIssue }): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      addIssue("A JSON list of targets.");
      return z.NEVER;
    }
  })
  .pipe(targetSchema.array().min(1).max(TARGETS_MAX));

/** What a question to some models is expected to cost, and what budgets leave for it. */
export const GET = workspaceRead(
  {
    permission: "run:create",
    params: z.object({}),
    query: z.object({ targets: targetsSchema, method: methodSchema, search: z.stringbool() }),
    reply: targetEstimatesSchema,
  },
  async ({ ctx }, { query: { targets, method, search } }) => ({
    estimates: await estimateTargets({ ctx, input: { targets, method, settings: { web_search: search } } }),
    budgets: await listBudgetRooms({ ctx }),
  }),
);
