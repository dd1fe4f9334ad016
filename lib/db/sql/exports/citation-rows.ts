import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { type Condition, contains, equals } from "@/lib/db/query/conditions";
import { isOfProgramme, tasksIn } from "@/lib/db/query/filters";
import { inWorkspace, type Select, type WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type Sql, sql } from "@/lib/db/query/sql";
import { cursorRows } from "@/lib/db/snapshot";
import { answersOf } from "@/lib/db/sql/answers/answer-conditions";
import { isOfClass } from "@/lib/db/sql/sources/of-class";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";
import type { SourceFilter } from "@/lib/domain/answers/source-list";
import type { CITATION_COLUMNS, SOURCE_COLUMNS } from "@/lib/domain/exports/citation-columns";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { moment, named, rowOfCells } from "./cells";

const BATCH = 2_000;

/** Of which citations: those of the answers of a filter, or those that the list of sources counts. */
export type CitedBy =
  { answers: SearchedFilter; sources?: never } | { sources: Zoned<SourceFilter>; answers?: never };

const JOINS = sql`
  join app.task on task.id = citation.task_id
  join app.answer on answer.task_id = citation.task_id
  join app.prompt_version on prompt_version.id = task.prompt_version_id`;

const conditionsOf = (own: WorkspaceReads, { answers, sources }: CitedBy): Condition[] =>
  answers
    ? answersOf(own, answers)
    : [
        ...tasksIn(own, sources),
        isOfProgramme(own, sql`citation.task_id`),
        equals(sql`citation.domain`, sources.domain),
        contains([sql`citation.domain`, sql`citation.title`, sql`citation.source_url`], sources.text),
        isOfClass(own, sources),
      ];

const placed = (end: Sql): Sql =>
  sql`case when citation.place ->> 'kind' = 'offsets' then (citation.place ->> ${end})::int end`;

const CITATION_CELLS: Record<keyof typeof CITATION_COLUMNS, Sql> = {
  answer_id: sql`citation.task_id`,
  answered_at: moment(sql`answer.answered_at`),
  engine: sql`task.engine`,
  model: sql`answer.model_answered`,
  prompt: sql`prompt_version.user_prompt`,
  position: sql`citation.position`,
  url: sql`citation.raw_url`,
  resolved_url: sql`citation.resolved_url`,
  source_url: sql`citation.source_url`,
  domain: sql`citation.domain`,
  title: sql`citation.title`,
  place: sql`citation.place ->> 'kind'`,
  start_index: placed(sql`'start'`),
  end_index: placed(sql`'end'`),
  section_index: sql`citation.section_index`,
};

/** Citations, those of the answer that was asked first first, each answer's in its order. */
export async function* readCitationRows(
  db: Queryable,
  workspaceId: string,
  by: CitedBy,
): AsyncGenerator<Record<string, unknown>[]> {
  const own = inWorkspace(workspaceId, db);
  const order = sql`task.created_at, task.id, citation.position`;
  const ids = own.select({
    columns: sql`citation.id::text as id`,
    from: "citation",
    joins: JOINS,
    // Said of the task as well, so that its index gives the order: two million are not sorted before the first is there.
    where: [sql`task.workspace_id = ${workspaceId}::uuid`, ...conditionsOf(own, by)],
    orderBy: order,
  });
  for await (const batch of cursorRows(db, ids, BATCH)) {
    const found = z.object({ id: z.string() }).array().parse(batch);
    yield await own.rows(
      {
        columns: named(CITATION_CELLS),
        from: "citation",
        joins: JOINS,
        where: [sql`citation.id = any(${found.map(({ id }) => id)}::bigint[])`],
        orderBy: order,
      },
      rowOfCells,
    );
  }
}

const SOURCE_CELLS: Record<keyof typeof SOURCE_COLUMNS, Sql> = {
  source_url: sql`citation.source_url`,
  domain: sql`citation.domain`,
  title: sql`coalesce(max(citation.title) filter (where lower(citation.title) <> citation.domain), max(citation.title))`,
  citations: sql`count(*)::int`,
  answers: sql`count(distinct citation.task_id)::int`,
  engines: sql`array_agg(distinct citation.engine order by citation.engine)`,
  unresolved: sql`(count(*) filter (where citation.resolved_url is null))::int`,
  first_cited_at: moment(sql`min(citation.answered_at)`),
  last_cited_at: moment(sql`max(citation.answered_at)`),
};

/** Cited sources, the first cited first. */
export async function* readSourceRows(
  db: Queryable,
  workspaceId: string,
  by: CitedBy,
): AsyncGenerator<Record<string, unknown>[]> {
  const own = inWorkspace(workspaceId, db);
  const sources: Select = {
    columns: named(SOURCE_CELLS),
    from: "citation",
    joins: JOINS,
    where: conditionsOf(own, by),
    groupBy: sql`citation.domain, citation.source_url`,
    orderBy: sql`min(citation.answered_at), citation.domain, citation.source_url`,
  };
  for await (const batch of cursorRows(db, own.select(sources), BATCH)) yield rowOfCells.array().parse(batch);
}
