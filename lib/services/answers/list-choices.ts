import "server-only";
import { listAnswerChoicesOf } from "@/lib/db/sql/answers/list-answer-choices";
import type { AnswerChoices } from "@/lib/domain/answers/answer-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** What a list of answers can be narrowed to beside what was asked lately. */
export async function listAnswerChoices({ ctx }: Call): Promise<AnswerChoices> {
  requirePermission(ctx, "answer:read");
  return listAnswerChoicesOf(readsOf(ctx));
}
