import "server-only";
import { readAnswerDetails } from "@/lib/db/sql/answers/read-answer-details";
import type { AnswerDetails } from "@/lib/domain/answers/answer-details";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** What columns of a list show beside its rows, by the answer's id: of the answers of a page, and only what is shown. */
export async function readDetails({
  ctx,
  input,
}: Call<{ ids: readonly string[]; details: readonly (keyof AnswerDetails)[] }>): Promise<
  ReadonlyMap<string, AnswerDetails>
> {
  requirePermission(ctx, "answer:read");
  return readAnswerDetails(readsOf(ctx), input);
}
