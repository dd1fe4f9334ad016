import "server-only";
import { listAskedModelsOf } from "@/lib/db/sql/list-asked-models";
import type { AskedModel } from "@/lib/domain/answer-list";
import { requirePermission, type Call } from "@/lib/services/context";

/** The models asked lately, by engine and name: what a list of answers can be narrowed to. */
export async function listAskedModels({ ctx }: Call): Promise<AskedModel[]> {
  requirePermission(ctx, "answer:read");
  return listAskedModelsOf(ctx.workspaceId);
}
