import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({ old: z.uuid(), id: z.uuid() }).array();

/** What stands in the place of each of these personas now: itself, or the last that replaced it. */
export async function newestPersonas(
  db: Queryable,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await db.query({
    text: `with recursive chain as (
             select id as old, id, replaced_by_id from app.persona where workspace_id = $1 and id = any($2)
             union all
             select chain.old, next.id, next.replaced_by_id
               from chain join app.persona next on next.id = chain.replaced_by_id)
           select old, id from chain where replaced_by_id is null`,
    values: [workspaceId, ids],
  });
  return new Map(rowSchema.parse(rows).map(({ old, id }) => [old, id]));
}
