import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { ImportCounts, LineProblem } from "@/lib/domain/answers/answer-import";

const claimedRows = z.object({ id: z.uuid(), workspaceId: z.uuid() }).array();
export type ClaimedImport = z.infer<typeof claimedRows>[number];

/**
 * Takes an import that is under way and that nobody holds, the oldest first: one, or any. Until the lease has run out, or
 * is given back, nobody else works on it.
 */
export async function claimImport(
  db: Queryable,
  { id, owner, leaseMs }: { id: string | null; owner: string; leaseMs: number },
): Promise<ClaimedImport | null> {
  const { rows } = await db.query({
    text: `update app.answer_import set lease_owner = $1, lease_until = now() + $2 * interval '1 millisecond'
            where id = (select id from app.answer_import
                         where state in ('checking', 'importing', 'undoing') and ($3::uuid is null or id = $3)
                           and (lease_until is null or lease_until < now())
                         order by created_at limit 1 for update skip locked)
           returning id, workspace_id as "workspaceId"`,
    values: [owner, leaseMs, id],
  });
  return claimedRows.parse(rows)[0] ?? null;
}

/** Gives an import back before its lease has run out. */
export async function leaveImport(
  db: Queryable,
  { id, owner }: { id: string; owner: string },
): Promise<void> {
  await db.query({
    text: "update app.answer_import set lease_owner = null, lease_until = null where id = $1 and lease_owner = $2",
    values: [id, owner],
  });
}

/** Keeps an import whose it is until the transaction ends. False where somebody else holds it, or it was stopped. */
export async function holdImport(
  db: Queryable,
  { id, owner }: { id: string; owner: string },
): Promise<boolean> {
  const { rows } = await db.query({
    text: "select id from app.answer_import where id = $1 and lease_owner = $2 and state = 'importing' for share",
    values: [id, owner],
  });
  return rows.length > 0;
}

export interface ImportPlace {
  place: number;
  bytesRead: number;
  counts: ImportCounts;
  problems: readonly LineProblem[];
}

/**
 * Notes how far an import is, with what was written so far, and holds it longer. False where somebody else holds it, or
 * it was stopped: then nothing may be written.
 */
export async function noteImportPlace(
  db: Queryable,
  {
    id,
    owner,
    from,
    to,
    leaseMs,
  }: { id: string; owner: string; from: number; to: ImportPlace; leaseMs: number },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.answer_import
              set place = $3, bytes_read = $4, counts = $5, problems = $6,
                  lease_until = now() + $7 * interval '1 millisecond'
            where id = $1 and lease_owner = $2 and place = $8 and state in ('checking', 'importing')
           returning id`,
    values: [
      id,
      owner,
      to.place,
      to.bytesRead,
      JSON.stringify(to.counts),
      JSON.stringify(to.problems),
      leaseMs,
      from,
    ],
  });
  return rows.length > 0;
}

/** Ends a stage of an import. False where somebody else holds it. */
export async function endImportStage(
  db: Queryable,
  { id, owner, state, at }: { id: string; owner: string; state: "checked" | "done" | "undone"; at: Date },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.answer_import
              set state = $3::app.answer_import_state, lease_owner = null, lease_until = null,
                  finished_at = case when $3 = 'checked' then null else $4::timestamptz end
            where id = $1 and lease_owner = $2
           returning id`,
    values: [id, owner, state, at],
  });
  return rows.length > 0;
}

const deletedRows = z.tuple([z.object({ deleted: z.int() })]);

/** Deletes the next of an import's answers, with all that hangs on them. Says how many that were. */
export async function deleteImported(
  db: Queryable,
  { importId, most }: { importId: string; most: number },
): Promise<number> {
  const { rows } = await db.query({
    text: `with gone as (
             delete from app.task where id in (select task_id from app.imported_answer where import_id = $1 limit $2)
             returning id)
           select count(*)::int as deleted from gone`,
    values: [importId, most],
  });
  return deletedRows.parse(rows)[0].deleted;
}

/** Deletes the prompts an import made that nothing asks and nobody changed. */
export async function deleteImportedPrompts(db: Queryable, importId: string): Promise<void> {
  await db.query({
    text: `delete from app.prompt
            where import_id = $1 and change_id is null
              and (select count(*) from app.prompt_version version where version.prompt_id = prompt.id) = 1
              and not exists (select from app.prompt_version version join app.task on task.prompt_version_id = version.id
                               where version.prompt_id = prompt.id)`,
    values: [importId],
  });
}

/** Deletes imports that came to nothing and that nobody has looked after for so many days. */
export async function deleteLeftImports(db: Queryable, days: number): Promise<void> {
  await db.query({
    text: `delete from app.answer_import
            where state in ('uploading', 'checked', 'refused') and created_at < now() - make_interval(days => $1)`,
    values: [days],
  });
}
