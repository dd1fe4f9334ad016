import "server-only";
import { listAnswersPage } from "@/lib/db/sql/list-answers";
import type { AnswerCursor, AnswerFilter, AnswerPage } from "@/lib/domain/answer-list";
import { requirePermission, type Call } from "@/lib/services/context";

/** A page of a workspace's answers, newest first, with those still under way and those that failed. */
export async function listAnswers({
  ctx,
  input,
}: Call<{ filter: AnswerFilter; after: AnswerCursor | null }>): Promise<AnswerPage> {
  requirePermission(ctx, "answer:read");
  return listAnswersPage(ctx.workspaceId, input.filter, input.after);
}
