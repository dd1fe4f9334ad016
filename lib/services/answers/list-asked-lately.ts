import "server-only";
import { listAskedLatelyOf } from "@/lib/db/sql/answers/list-asked-lately";
import type { AskedLately } from "@/lib/domain/answers/answer-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** The models, prompts and people of the latest questions: what a list of answers can be narrowed to. */
export async function listAskedLately({ ctx }: Call): Promise<AskedLately> {
  requirePermission(ctx, "answer:read");
  return listAskedLatelyOf(readsOf(ctx));
}
