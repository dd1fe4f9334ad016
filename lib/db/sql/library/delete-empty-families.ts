import "server-only";
import type { Queryable } from "@/lib/db/columns";

/** Deletes those of these families of a workspace that no prompt is of, archived ones included. */
export async function deleteEmptyFamilies(
  db: Queryable,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<void> {
  await db.query({
    text: `delete from app.family
            where workspace_id = $1 and id = any($2)
              and not exists (select from app.prompt where prompt.family_id = family.id)`,
    values: [workspaceId, ids],
  });
}
