"use server";

import { z } from "zod";
import { askSchema } from "@/lib/domain/runs/ask";
import { askAgain, createRun, getRunAsk } from "@/lib/services/runs";
import { boundSlug, workspaceAction } from "@/lib/web/action";

/** Sends a question. Live answers come by the worker; the page reads the run until all are there. */
export const sendAsk = workspaceAction
  .metadata({ permission: "run:create" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(askSchema.extend({ onlyWhatFits: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { runId } = await createRun({ ctx, input: parsedInput });
    const { promptId } = await getRunAsk({ ctx, input: { id: runId } });
    return { runId, promptId };
  });

/** Asks again what a run asked, or what one task of it did. */
export const sendAgain = workspaceAction
  .metadata({ permission: "run:create" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(
    z.object({
      requestKey: z.uuid(),
      runId: z.uuid(),
      taskId: z.uuid().nullable(),
      onlyWhatFits: z.boolean(),
    }),
  )
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { runId } = await askAgain({ ctx, input: parsedInput });
    const { promptId } = await getRunAsk({ ctx, input: { id: runId } });
    return { runId, promptId };
  });
