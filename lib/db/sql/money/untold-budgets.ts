import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** An entry is there for others so long after its moment at most: the longest transaction, and clocks that differ. */
const LATE = "2 minutes";

const workspaceRows = z.object({ id: z.uuid() }).array();

/**
 * Workspaces with budgets in use whose ledger has charges or corrections that were not held against the budgets' shares
 * yet, or whose budgets were changed. One probe of an index a workspace, whatever was spent.
 */
export async function listUntoldBudgets(db: Queryable): Promise<string[]> {
  const { rows } = await db.query({
    text: `select id from app.workspace
            where deleted_at is null
              and exists (select 1 from app.budget where workspace_id = workspace.id and archived_at is null)
              and (budgets_told is null
                   or exists (select 1 from app.spend_entry entry
                               where entry.workspace_id = workspace.id and entry.kind in ('charge', 'correction')
                                 and entry.at >= budgets_told - interval '${LATE}'))`,
    values: [],
  });
  return workspaceRows.parse(rows).map(({ id }) => id);
}
