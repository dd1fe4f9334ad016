import "server-only";
import { listAnswersPage } from "@/lib/db/sql/answers/list-answers";
import type { AnswerCursor, AnswerFilter, AnswerSort } from "@/lib/domain/answers/answer-filter";
import type { AnswerPage } from "@/lib/domain/answers/answer-list";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** A page of a workspace's answers in the order asked for, with those still under way and those that failed. */
export async function listAnswers({
  ctx,
  input,
}: Call<{
  filter: Zoned<AnswerFilter>;
  sort: AnswerSort;
  after: AnswerCursor | null;
}>): Promise<AnswerPage> {
  requirePermission(ctx, "answer:read");
  return listAnswersPage(readsOf(ctx), input);
}
