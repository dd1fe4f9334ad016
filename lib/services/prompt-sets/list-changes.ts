import "server-only";
import { listLibraryChanges } from "@/lib/db/sql/library/list-library-changes";
import type { LibraryChangeRow } from "@/lib/domain/library/library-change";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { getPromptSetInWorkspace } from "./in-workspace";

/** A page of the acts on a set's prompts, newest first; pages from 1. Throws `not_found`. */
export async function listSetChanges({ ctx, input }: Call<{ setId: string; page: number }>): Promise<{
  rows: LibraryChangeRow[];
  hasNext: boolean;
}> {
  requirePermission(ctx, "prompt:read");
  const { id } = await getPromptSetInWorkspace(ctx, input.setId);
  return listLibraryChanges(readsOf(ctx), { setId: id, page: input.page });
}
