import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** Notes that the texts of new answers are still to be read for what they are found by. */
export async function noteUnread(
  db: Queryable,
  workspaceId: string,
  taskIds: readonly string[],
): Promise<void> {
  await db.query({
    text: "insert into app.unread_answer (task_id, workspace_id) select id, $1 from unnest($2::uuid[]) as id",
    values: [workspaceId, taskIds],
  });
}

/** The same of all answers of a workspace, which has just got them. */
export async function noteAllUnread(db: Queryable, workspaceId: string): Promise<void> {
  await db.query({
    text: `insert into app.unread_answer (task_id, workspace_id)
           select task_id, workspace_id from app.answer where workspace_id = $1`,
    values: [workspaceId],
  });
}

const textRows = z.object({ id: z.uuid(), text: z.string() }).array();

/**
 * Takes the next answers that were not read, and that nobody else is at, with their texts: whoever takes them reads them
 * in the same transaction. They stay until it has ended: what would delete them waits.
 */
export async function takeUnread(db: Queryable, limit: number): Promise<{ id: string; text: string }[]> {
  const { rows } = await db.query({
    text: `with taken as materialized (
             select unread.task_id, answer.text
               from app.unread_answer unread join app.answer on answer.task_id = unread.task_id
              order by unread.task_id limit $1
                for update of unread skip locked for key share of answer skip locked),
           gone as (delete from app.unread_answer where task_id in (select task_id from taken))
           select task_id as id, text from taken`,
    values: [limit],
  });
  return textRows.parse(rows);
}

/** Whether an import is being written. */
export async function isImporting(db: Queryable): Promise<boolean> {
  const { rows } = await db.query({
    text: "select from app.answer_import where state = 'importing' and lease_until > now() limit 1",
    values: [],
  });
  return rows.length > 0;
}
