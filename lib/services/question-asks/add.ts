import "server-only";
import { z } from "zod";
import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { withTransaction } from "@/lib/db/transaction";
import { QUESTION_ASK_LIMITS } from "@/lib/domain/library/question-ask";
import { topicSchema } from "@/lib/domain/library/prompt-set";
import { typedText } from "@/lib/domain/text/typed-text";
import { requirePermission, type Call } from "@/lib/services/context";
import { addAsChange } from "@/lib/services/prompt-sets/add-as-change";
import { lockSetInUse } from "@/lib/services/prompt-sets/in-workspace";
import { PLAIN_PROPERTIES } from "@/lib/services/prompt-sets/question-fields";
import type { AddedSuggestions } from "@/lib/services/prompt-sets/suggestions";
import { getQuestionAskInWorkspace } from "./in-workspace";

const questionsSchema = z
  .array(
    z.object({
      userPrompt: typedText("The question").trim().min(1, "A question has at least one character."),
      topic: topicSchema,
    }),
  )
  .min(1, "Choose what is added.")
  .max(QUESTION_ASK_LIMITS.read, `At most ${QUESTION_ASK_LIMITS.read} at once.`);

interface ReviewedQuestions {
  setId: string;
  /** The run that asked for them. */
  runId: string;
  /** As they were reviewed: reworded or not. */
  questions: readonly { userPrompt: string; topic: string | null }[];
}

/**
 * Adds questions that an engine was asked for to the set they were asked for, in the market they were asked in, as one
 * act that says which run they are from and can be undone. Throws `not_found`, and `conflict` where the set is archived.
 */
export async function addAskedQuestions({ ctx, input }: Call<ReviewedQuestions>): Promise<AddedSuggestions> {
  requirePermission(ctx, "prompt:write");
  const questions = questionsSchema.parse(input.questions);
  const fitting = questions.filter(({ userPrompt }) => countChars(userPrompt) <= LIMITS.promptChars);
  return withTransaction(ctx, async (inside) => {
    const { id: setId } = await lockSetInUse(inside, input.setId);
    const { id: runId, marketId } = await getQuestionAskInWorkspace(inside, { setId, runId: input.runId });
    const prompts = fitting.map((question) => ({
      ...PLAIN_PROPERTIES,
      ...question,
      marketId,
      familyId: null,
    }));
    const { changeId, ids } = await addAsChange(inside, { setId, kind: "suggest", prompts, runId });
    const added = ids.filter((id) => id !== null).length;
    return {
      changeId,
      added,
      already: fitting.length - added,
      tooLong: questions.length - fitting.length,
    };
  });
}
