import "server-only";
import { findGoneIn } from "@/lib/db/sql/annotations/find-gone";
import { isNamedInView, type Named, NAMED_IN_VIEWS, type NamedInView } from "@/lib/domain/answers/saved-view";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";

/** What a view names that is not in the workspace, or not any more. */
export async function findGone({ ctx, input }: Call<Named>): Promise<NamedInView[]> {
  requirePermission(ctx, "answer:read");
  const named = new Map<NamedInView, string>();
  for (const name of NAMES) {
    const id = input[name];
    if (id != null) named.set(name, id);
  }
  return findGoneIn(sqlOf(ctx), { workspaceId: ctx.workspaceId, named });
}

const NAMES = Object.keys(NAMED_IN_VIEWS).filter(isNamedInView);
