import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { IS_STALE } from "./told-by";

/** Workspaces of which some source is to be told, or told anew. */
export async function listUntoldWorkspaces(db: Queryable): Promise<string[]> {
  const { rows } = await db.query({
    text: `
      select workspace.id from app.workspace
       where workspace.purging_at is null
         and (exists (select from app.source_untold untold where untold.workspace_id = workspace.id)
              or exists (select from app.source where source.workspace_id = workspace.id and ${IS_STALE}))
       order by workspace.id`,
    values: [],
  });
  return z
    .object({ id: z.uuid() })
    .array()
    .parse(rows)
    .map(({ id }) => id);
}
