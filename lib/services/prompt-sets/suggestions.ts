import "server-only";
import { z } from "zod";
import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { listSuggestionRows } from "@/lib/db/sql/library/list-suggestions";
import { withTransaction } from "@/lib/db/transaction";
import { SUGGESTION_LIMITS, type Suggestion } from "@/lib/domain/library/suggestion";
import { typedText } from "@/lib/domain/text/typed-text";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { addAsChange } from "./add-as-change";
import { getPromptSetInWorkspace, lockSetInUse } from "./in-workspace";
import { PLAIN_PROPERTIES } from "./question-fields";

const isTooLong = (words: string): boolean => countChars(words) > LIMITS.promptChars;

/**
 * What models searched for in the newest answers to a set's prompts, what most answers searched for first, bounded by
 * `SUGGESTION_LIMITS`. Throws `not_found`.
 */
export async function listSuggestions({ ctx, input }: Call<{ setId: string }>): Promise<Suggestion[]> {
  requirePermission(ctx, "prompt:read");
  const { id } = await getPromptSetInWorkspace(ctx, input.setId);
  const rows = await listSuggestionRows(readsOf(ctx), id);
  return rows.map((row) => ({ ...row, isTooLong: isTooLong(row.words) }));
}

const questionsSchema = z
  .array(typedText("The question").trim().min(1, "A question has at least one character."))
  .min(1, "Choose what is added.")
  .max(SUGGESTION_LIMITS.suggestions, `At most ${SUGGESTION_LIMITS.suggestions} at once.`)
  .transform((questions) => [...new Set(questions)]);

export interface AddedSuggestions {
  /** The act that can be undone; null where nothing was new. */
  changeId: string | null;
  added: number;
  /** The set had them. */
  already: number;
  /** Longer than a question may be, and left out. */
  tooLong: number;
}

/**
 * Adds questions that models searched for to a set, without market and persona, as one act that can be undone. Throws
 * `not_found`, and `conflict` where the set is archived.
 */
export async function addSuggestions({
  ctx,
  input,
}: Call<{ setId: string; questions: readonly string[] }>): Promise<AddedSuggestions> {
  requirePermission(ctx, "prompt:write");
  const questions = questionsSchema.parse(input.questions);
  const fitting = questions.filter((question) => !isTooLong(question));
  return withTransaction(ctx, async (inside) => {
    const { id: setId } = await lockSetInUse(inside, input.setId);
    const prompts = fitting.map((userPrompt) => ({ ...PLAIN_PROPERTIES, userPrompt, familyId: null }));
    const { changeId, ids } = await addAsChange(inside, { setId, kind: "suggest", prompts });
    const added = ids.filter((id) => id !== null).length;
    return {
      changeId,
      added,
      already: fitting.length - added,
      tooLong: questions.length - fitting.length,
    };
  });
}
