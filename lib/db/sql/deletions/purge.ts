import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

// What takes deleted things away for good, batch by batch: each is a commit, so that whoever is stopped has lost nothing
// and the next goes on with what is left.

const idRows = z.object({ id: z.uuid() }).array();
const idsOf = (rows: unknown[]): string[] => idRows.parse(rows).map(({ id }) => id);

/** Acts of deleting whose day is over, the oldest first, and those that are being taken away. */
export async function listDueDeletions(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query({
    text: "select id from app.deletion where purge_after <= now() order by purge_after, id limit $1",
    values: [limit],
  });
  return idsOf(rows);
}

/** From the commit on an act can't be undone. Nothing to one that was undone meanwhile. */
export async function beginPurge(db: Queryable, id: string): Promise<void> {
  await db.query({
    text: `update app.deletion set purging_at = now()
            where id = $1 and purging_at is null and purge_after <= now()`,
    values: [id],
  });
}

/** Some of the tasks that an act deleted, which are nobody else's until the transaction ends. */
export async function takeDeletedTasks(tx: Queryable, deletionId: string, limit: number): Promise<string[]> {
  const { rows } = await tx.query({
    text: `select gone.task_id as id from app.deleted_task gone
             join app.deletion on deletion.id = gone.deletion_id and deletion.purging_at is not null
            where gone.deletion_id = $1 order by gone.task_id limit $2 for update of gone skip locked`,
    values: [deletionId, limit],
  });
  return idsOf(rows);
}

/**
 * Takes tasks away with all that hangs on them, and questions by hand of which none is left. The ledger's entries stay;
 * what its figures ask of a task besides is kept for those. What is held for them is given back before (`releaseLost`).
 */
export async function purgeTasks(tx: Queryable, ids: readonly string[]): Promise<void> {
  // First, so that what they cite leaves the sums of sources with the citations themselves, and once.
  await tx.query({ text: "delete from app.deleted_task where task_id = any($1::uuid[])", values: [ids] });
  await tx.query({
    text: `with gone as (delete from app.task where id = any($1::uuid[]) returning id, run_id)
           delete from app.run
            where id in (select run_id from gone) and kind <> 'set'
              and not exists (select from app.task where task.run_id = run.id and task.id not in (select id from gone))`,
    values: [ids],
  });
}

/** What goes with the runs of an act and was not deleted by it: deleted before, and brought back later at most. */
export async function listTasksOfDeletedRuns(tx: Queryable, id: string): Promise<string[]> {
  const { rows } = await tx.query({
    text: `select task.id from app.task join app.deleted_run gone on gone.run_id = task.run_id
            where gone.deletion_id = $1`,
    values: [id],
  });
  return idsOf(rows);
}

/** Ends an act of which no task is left: its runs go, and it with them. */
export async function endPurge(tx: Queryable, id: string): Promise<void> {
  const { rows } = await tx.query({
    text: `select id from app.deletion
            where id = $1 and purging_at is not null
              and not exists (select from app.deleted_task gone where gone.deletion_id = deletion.id) for update`,
    values: [id],
  });
  if (rows.length === 0) return;
  await tx.query({
    text: "delete from app.run where id in (select run_id from app.deleted_run where deletion_id = $1)",
    values: [id],
  });
  await tx.query({ text: "delete from app.deletion where id = $1", values: [id] });
}
