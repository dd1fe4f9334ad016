import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** Lets one act of deleting or undoing in a workspace be under way at a time, until the transaction ends. */
export async function lockDeletions(tx: Queryable, workspaceId: string): Promise<void> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`deletions of ${workspaceId}`],
  });
}

const undoneRows = z
  .object({ kind: z.enum(["answers", "run"]), runId: z.uuid().nullable(), counts: z.unknown() })
  .array();
export type UndoneDeletion = z.infer<typeof undoneRows>[number];

/**
 * Takes an act of deleting back, while that can be done; null where it can't. Answers of a run that was deleted since
 * stay deleted with it; a question by hand that went with its last task comes with the first that does.
 */
export async function takeBackDeletion(
  tx: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<UndoneDeletion | null> {
  const { rows: held } = await tx.query({
    text: `select kind, run_id as "runId", counts from app.deletion
            where id = $2 and workspace_id = $1 and purging_at is null and purge_after > now() for update`,
    values: [workspaceId, id],
  });
  const undone = undoneRows.parse(held)[0];
  if (!undone) return null;
  await tx.query({
    text: `update app.deleted_task gone set deletion_id = of_run.deletion_id
             from app.task join app.deleted_run of_run on of_run.run_id = task.run_id
             join app.deletion on deletion.id = of_run.deletion_id and deletion.kind = 'run'
            where gone.deletion_id = $1 and task.id = gone.task_id and of_run.deletion_id <> $1`,
    values: [id],
  });
  await tx.query({
    text: `delete from app.deleted_run of_run
            using app.deletion
            where deletion.id = of_run.deletion_id and deletion.kind = 'answers'
              and of_run.run_id in (select task.run_id from app.deleted_task gone join app.task on task.id = gone.task_id
                                     where gone.deletion_id = $1)`,
    values: [id],
  });
  await tx.query({ text: "delete from app.deletion where id = $1", values: [id] });
  return undone;
}
