import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const dueSchema = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  rawUrl: z.string(),
  attempts: z.int(),
  resolvedUrl: z.string().nullable(),
  reason: z.string().nullable(),
});
export type DueRedirect = z.infer<typeof dueSchema>;

/** Longer than all requests of one redirect may take: another worker takes it up when this one has died. */
const LEASE = "10 minutes";

/** Takes redirects that are due, the longest due first, so that nobody else does. */
export async function takeDueRedirects(db: Queryable, limit: number): Promise<DueRedirect[]> {
  const { rows } = await db.query({
    text: `
      update app.redirect set due_at = now() + $2::interval
       where id in (select redirect.id from app.redirect
                      join app.workspace on workspace.id = redirect.workspace_id and workspace.deleted_at is null
                     where redirect.due_at <= now() order by redirect.due_at limit $1
                       for update of redirect skip locked)
      returning id, workspace_id as "workspaceId", raw_url as "rawUrl", attempts, resolved_url as "resolvedUrl", reason`,
    values: [limit, LEASE],
  });
  return dueSchema.array().parse(rows);
}
