import "server-only";
import { z } from "zod";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Queryable } from "@/lib/db/columns";
import { cursorRows } from "@/lib/db/snapshot";
import { answersOf } from "@/lib/db/sql/answers/answer-conditions";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";
import type { ANSWER_COLUMNS } from "@/lib/domain/exports/answer-columns";
import { exact, moment, named, rowOfCells } from "./cells";

const BATCH = 500;

const CELLS: Record<keyof typeof ANSWER_COLUMNS, Sql> = {
  prompt: sql`prompt_version.user_prompt`,
  engine: sql`task.engine`,
  model: sql`answer.model_answered`,
  answered_at: moment(sql`answer.answered_at`),
  text: sql`answer.text`,
  web_search: sql`answer.web_search_done`,
  citations: sql`coalesce(cited.list, '[]')`,
  repeat: sql`task.repeat`,
  family: sql`family.name`,
  prompt_set: sql`prompt_set.name`,
  tags: sql`prompt.tags`,
  country: sql`coalesce(market.country, task.parameters ->> 'web_search_country_iso_code')`,
  language: sql`market.language`,
  surface: sql`answer.surface`,
  input_tokens: sql`answer.input_tokens`,
  output_tokens: sql`answer.output_tokens`,
  money_spent: exact(sql`answer.model_charge`),
  cost: exact(sql`answer.cost`),
  external_id: sql`coalesce(imported_answer.external_id, task.id::text)`,
  answer_id: sql`task.id`,
  run_id: sql`task.run_id`,
  run_label: sql`run.label`,
  cell: sql`task.cell`,
  method: sql`task.method`,
  model_asked: sql`task.model_asked`,
  web_search_asked: sql`task.web_search_asked`,
  reasoning_tokens: sql`answer.reasoning_tokens`,
  cost_derived: sql`answer.cost_derived`,
  ended_early: sql`answer.ended_early`,
  citation_count: sql`answer.citation_count`,
  fan_out_queries: sql`answer.fan_out_queries`,
  prompt_id: sql`prompt.id`,
  prompt_version: sql`prompt_version.number`,
  topic: sql`prompt.topic`,
  intent: sql`prompt.intent`,
  stage: sql`prompt.stage`,
  system_message: sql`prompt_version.system_message`,
  turns: sql`prompt_version.turns`,
  persona: sql`persona.name`,
  market: sql`market.name`,
  city: sql`market.city`,
  schedule: sql`schedule.name`,
  asked_at: moment(sql`task.created_at`),
  received_at: moment(sql`answer.received_at`),
  elapsed_ms: sql`answer.elapsed_ms`,
  origin: sql`task.origin`,
};

/** Only what stands in another section than the first needs the answer's sections, to be found in its text. */
const CITED = sql`
  left join lateral (
    select json_agg(json_build_object('url', citation.raw_url, 'title', citation.title, 'place', citation.place,
                                      'section', citation.section_index) order by citation.position) as list,
           bool_or(citation.section_index > 0) as later
      from app.citation where citation.task_id = task.id
  ) cited on true`;

const JOINS = sql`
  join app.task on task.id = answer.task_id
  join app.run on run.id = task.run_id
  join app.prompt_version on prompt_version.id = task.prompt_version_id
  join app.prompt on prompt.id = prompt_version.prompt_id
  left join app.prompt_set on prompt_set.id = prompt.set_id
  left join app.family on family.id = prompt.family_id
  left join app.persona on persona.id = task.persona_id
  left join app.market on market.id = coalesce(task.market_id, prompt.market_id)
  left join app.imported_answer on imported_answer.task_id = task.id
  left join app.schedule on schedule.id = run.schedule_id
  ${CITED}`;

const SECTIONS = sql`case when cited.later then answer.items end as sections`;

/** The answers of a filter, the first asked first. */
export async function* readAnswerRows(
  db: Queryable,
  workspaceId: string,
  filter: SearchedFilter,
): AsyncGenerator<Record<string, unknown>[]> {
  const own = inWorkspace(workspaceId, db);
  // Ids are put in order and kept by the database; what is long is read for a few of them at a time.
  const ids = own.select({
    columns: sql`task.id`,
    from: "task",
    joins: sql`join app.answer on answer.task_id = task.id`,
    where: answersOf(own, filter),
    orderBy: sql`task.created_at, task.id`,
  });
  for await (const batch of cursorRows(db, ids, BATCH)) {
    const asked = idSchema.array().parse(batch);
    yield await own.rows(
      {
        columns: sql`${named(CELLS)}, ${SECTIONS}`,
        from: "answer",
        joins: JOINS,
        where: [sql`answer.task_id = any(${asked.map(({ id }) => id)}::uuid[])`],
        orderBy: sql`task.created_at, task.id`,
      },
      rowOfCells,
    );
  }
}

const idSchema = z.object({ id: z.string() });
