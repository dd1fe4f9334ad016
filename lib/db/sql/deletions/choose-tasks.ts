import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { answersOf, TASKS_AND_ANSWERS } from "@/lib/db/sql/answers/answer-conditions";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";
import type { DeletionPreview, Losses } from "@/lib/domain/answers/deletion";

/** Which tasks an act of deleting names. */
export type Chosen =
  | { kind: "answers"; ids: readonly string[] }
  | { kind: "answers"; filter: SearchedFilter }
  | { kind: "run"; runId: string };

const COLUMNS = sql`task.id, task.state in ('answered', 'failed', 'unknown', 'cancelled') as has_ended`;

/** The workspace's tasks that are named; what is deleted already is not among them. */
function chosenBy(own: WorkspaceReads, chosen: Chosen): Sql {
  if (chosen.kind === "run")
    return own.select({ columns: COLUMNS, from: "task", where: [sql`task.run_id = ${chosen.runId}::uuid`] });
  if ("ids" in chosen)
    return own.select({ columns: COLUMNS, from: "task", where: [sql`task.id = any(${chosen.ids}::uuid[])`] });
  return own.select({ columns: COLUMNS, ...TASKS_AND_ANSWERS, where: answersOf(own, chosen.filter, "set") });
}

const count = z.coerce.number();
const previewRows = z.tuple([
  z.object({
    tasks: count,
    answers: count,
    citations: count,
    rawReplies: count,
    notes: count,
    underWay: count,
  }),
]);

/** What deleting would take away, and what it would leave alone. */
export async function countLosses(
  db: Queryable,
  own: WorkspaceReads,
  chosen: Chosen,
): Promise<DeletionPreview> {
  const { text, values } = sql`
    with chosen as materialized (${chosenBy(own, chosen)}), ended as materialized (select id from chosen where has_ended)
    select (select count(*) from ended) as tasks,
           (select count(*) from app.answer where answer.task_id in (select id from ended)) as answers,
           (select count(*) from app.citation where citation.task_id in (select id from ended)) as citations,
           (select count(*) from app.raw_reply
             where raw_reply.reply is not null and raw_reply.task_id in (select id from ended)) as "rawReplies",
           (select count(*) from app.answer_note where answer_note.task_id in (select id from ended)) as notes,
           (select count(*) from chosen where not has_ended) as "underWay"`;
  const { rows } = await db.query({ text, values });
  return previewRows.parse(rows)[0];
}

const idRows = z.object({ id: z.uuid() }).array();

/** Writes an act of deleting down; from the commit on, what is marked as its is gone. */
export async function insertDeletion(
  tx: Queryable,
  deletion: {
    workspaceId: string;
    kind: Chosen["kind"];
    runId: string | null;
    name: string | null;
    counts: Losses;
    deletedById: string | null;
    deletedAt: Date;
    graceHours: number;
  },
): Promise<string> {
  const { workspaceId, kind, runId, name, counts, deletedById, deletedAt, graceHours } = deletion;
  const { rows } = await tx.query({
    text: `insert into app.deletion
             (id, workspace_id, kind, run_id, name, counts, deleted_by_id, deleted_at, purge_after)
           values (uuidv7(), $1, $2::app.deletion_kind, $3, $4, $5, $6, $7, now() + make_interval(hours => $8))
           returning id`,
    values: [
      ...[workspaceId, kind, runId, name, JSON.stringify(counts)],
      ...[deletedById, deletedAt, graceHours],
    ],
  });
  return z.tuple([idRows.element]).parse(rows)[0].id;
}

/** Marks what an act names; a question by hand of which nothing is left goes with its last task. */
export async function markDeleted(
  tx: Queryable,
  own: WorkspaceReads,
  { workspaceId, deletionId, chosen }: { workspaceId: string; deletionId: string; chosen: Chosen },
): Promise<void> {
  // All are chosen before the first is marked: where the table of marks was empty, it would else be walked for each task,
  // and grow meanwhile.
  const { text, values } = sql`
    insert into app.deleted_task (task_id, workspace_id, deletion_id)
    select id, ${workspaceId}::uuid, ${deletionId}::uuid
      from unnest(array(select id from (${chosenBy(own, chosen)}) chosen where has_ended)) as marked (id)
        on conflict do nothing`;
  await tx.query({ text, values });
  await tx.query({
    text: `insert into app.deleted_run (run_id, workspace_id, deletion_id)
           select run.id, run.workspace_id, $2 from app.run
            where run.workspace_id = $1
              and (run.id = $3 or run.kind <> 'set'
                   and run.id in (select task.run_id from app.deleted_task gone join app.task on task.id = gone.task_id
                                   where gone.deletion_id = $2)
                   and not exists (select from app.task
                                    where task.run_id = run.id
                                      and not exists (select from app.deleted_task gone where gone.task_id = task.id)))
               on conflict do nothing`,
    values: [workspaceId, deletionId, chosen.kind === "run" ? chosen.runId : null],
  });
}
