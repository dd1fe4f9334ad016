import "server-only";
import type { Queryable } from "@/lib/db/columns";

/** A citation as it is kept, without what it shares with its answer. */
export interface KeptCitation {
  position: number;
  rawUrl: string;
  resolvedUrl: string | null;
  sourceUrl: string;
  domain: string;
  title: string;
  place: unknown;
  sectionIndex: number;
}

/**
 * Makes answers' citations these, whose positions count from 0, with one statement. A citation that is the same stays the
 * row it is; engine and time are the answer's own.
 */
export async function replaceCitations(
  db: Queryable,
  answers: readonly { taskId: string; citations: readonly KeptCitation[] }[],
): Promise<void> {
  await db.query({
    text: `
      with given as (
        select * from jsonb_to_recordset($3::jsonb) as one (
          "taskId" uuid, "position" int, "rawUrl" text, "resolvedUrl" text, "sourceUrl" text, domain text, title text,
          place jsonb, "sectionIndex" int)
      ), gone as (
        delete from app.citation using unnest($1::uuid[], $2::int[]) as counted (task_id, kept)
         where citation.task_id = counted.task_id and position >= kept
      )
      insert into app.citation (workspace_id, task_id, engine, answered_at, position, raw_url, resolved_url, source_url,
                                domain, title, place, section_index)
      select answer.workspace_id, answer.task_id, task.engine, answer.answered_at, given."position", given."rawUrl",
             given."resolvedUrl", given."sourceUrl", given.domain, given.title, given.place, given."sectionIndex"
        from given
        join app.answer on answer.task_id = given."taskId"
        join app.task on task.id = answer.task_id
      on conflict (task_id, position) do update
         set raw_url = excluded.raw_url, resolved_url = excluded.resolved_url, source_url = excluded.source_url,
             domain = excluded.domain, title = excluded.title, place = excluded.place,
             section_index = excluded.section_index
       where (citation.raw_url, citation.resolved_url, citation.source_url, citation.domain, citation.title,
              citation.place, citation.section_index)
             is distinct from
             (excluded.raw_url, excluded.resolved_url, excluded.source_url, excluded.domain, excluded.title,
              excluded.place, excluded.section_index)`,
    values: [
      answers.map(({ taskId }) => taskId),
      answers.map(({ citations }) => citations.length),
      JSON.stringify(
        answers.flatMap(({ taskId, citations }) => citations.map((citation) => ({ ...citation, taskId }))),
      ),
    ],
  });
}
