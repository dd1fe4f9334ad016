import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { DeletionRow } from "@/lib/domain/answers/deletion";

const count = z.int();
const moment = z.date().transform((at) => at.toISOString());

const rowSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(["answers", "run"]),
    name: z.string().nullable(),
    counts: z.object({ tasks: count, answers: count, citations: count, rawReplies: count, notes: count }),
    by: z.string().nullable(),
    deletedAt: moment,
    undoUntil: moment,
  })
  .transform(({ counts, ...row }): DeletionRow => ({ ...row, ...counts }));

/** What of a workspace was deleted and can be brought back, the newest first. */
export async function listDeletionRows(db: Queryable, workspaceId: string): Promise<DeletionRow[]> {
  const { rows } = await db.query({
    text: `select deletion.id, kind, deletion.name, counts, coalesce(member.name, member.email) as by,
                  deletion.deleted_at as "deletedAt", purge_after as "undoUntil"
             from app.deletion left join app."user" member on member.id = deletion.deleted_by_id
            where workspace_id = $1 and purging_at is null and purge_after > now()
            order by deletion.deleted_at desc, deletion.id desc`,
    values: [workspaceId],
  });
  return rowSchema.array().parse(rows);
}
