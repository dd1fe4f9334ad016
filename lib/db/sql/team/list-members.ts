import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { Member } from "@/lib/domain/team/member";
import { ROLES } from "@/lib/domain/team/permission";

const rowsSchema = z
  .object({
    userId: z.uuid(),
    email: z.string(),
    name: z.string().nullable(),
    role: z.enum(ROLES),
    since: z.date(),
    lastSeenAt: z.date().nullable(),
  })
  .array();

/** The members of a workspace, the widest role first, then by how long they have been in it. */
export async function listMemberRows(db: Queryable, workspaceId: string): Promise<Member[]> {
  const { rows } = await db.query({
    text: `select member.id as "userId", member.email, member.name, role, membership.created_at as since,
                  (select max(last_seen_at) from app.session where user_id = member.id) as "lastSeenAt"
             from app.membership join app."user" member on member.id = membership.user_id
            where workspace_id = $1 order by role, membership.created_at, member.email`,
    values: [workspaceId],
  });
  return rowsSchema.parse(rows).map((row) => ({
    ...row,
    since: row.since.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }));
}
