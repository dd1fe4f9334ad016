import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call } from "@/lib/services/context";
import { addPrompts } from "./add-prompts";
import { lockSetInUse, requireInUse } from "./in-workspace";
import { questionFieldsSchema, type QuestionFields } from "./question-fields";

/**
 * Adds one question to a set. Throws `conflict` where the set has it in use already, or it, the market or persona is
 * archived, and `not_found` where the set, market, persona or family is not the workspace's.
 */
export async function addQuestion({ ctx, input }: Call<{ setId: string } & QuestionFields>): Promise<{
  promptId: string;
}> {
  requirePermission(ctx, "prompt:write");
  const { userPrompt, ...fields } = questionFieldsSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { id: setId } = await lockSetInUse(ctx, input.setId);
    await requireInUse(ctx, fields);
    const prompts = [{ ...fields, userPrompt }];
    const [promptId] = await addPrompts(ctx, { setId, changeId: null, prompts });
    if (!promptId) {
      const message =
        "The set asks this already, in the same market and as the same persona. Nothing was added.";
      throw new AppError("conflict", { message, fields: { userPrompt: message } });
    }
    await recordDecision(ctx.tx, ctx, {
      workspaceId: ctx.workspaceId,
      action: "prompt.create",
      entityId: promptId,
      after: { setId },
    });
    return { promptId };
  });
}
