import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** The next texts of a workspace's answers in the order of their ids, those of deleted answers too. */
export async function listTexts(
  db: Queryable,
  workspaceId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ id: string; text: string }[]> {
  const { rows } = await db.query({
    text: `select task_id as id, text from app.answer
            where workspace_id = $1 and ($2::uuid is null or task_id > $2) order by task_id limit $3`,
    values: [workspaceId, after, limit],
  });
  return z.object({ id: z.uuid(), text: z.string() }).array().parse(rows);
}
