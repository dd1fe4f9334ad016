import "server-only";
import { listQuestionAskRows } from "@/lib/db/sql/library/list-question-asks";
import type { QuestionAskRow } from "@/lib/domain/library/question-ask";
import { describedIn } from "@/lib/format/question-ask-words";
import { readQuestions } from "@/lib/reading/read-questions";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";

/** What was asked for a set, the newest first, and what came of it. Throws `not_found`. */
export async function listQuestionAsks({ ctx, input }: Call<{ setId: string }>): Promise<QuestionAskRow[]> {
  requirePermission(ctx, "answer:read");
  const { id } = await getPromptSetInWorkspace(ctx, input.setId);
  const rows = await listQuestionAskRows(readsOf(ctx), id);
  return rows.map(({ userPrompt, text, ...row }) => ({
    ...row,
    description: describedIn(userPrompt),
    found: text === null ? null : readQuestions(text).length,
  }));
}
