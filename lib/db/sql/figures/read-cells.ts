import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { factRowSchema } from "@/lib/db/sql/facts/read-facts";
import { answersOf, TASKS_AND_ANSWERS } from "@/lib/db/sql/answers/answer-conditions";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";
import { ORIGINS } from "@/lib/domain/answers/answer-origin";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";

const id = z.uuid();

const factSchema = factRowSchema.omit({ taskId: true, isEnglish: true });

const rowSchema = z.object({
  id,
  promptId: id,
  familyId: id.nullable(),
  weight: z.coerce.number(),
  tags: z.string().array(),
  topic: z.string().nullable(),
  setId: id.nullable(),
  personaId: id.nullable(),
  marketId: id.nullable(),
  runId: id,
  engine: z.string(),
  modelAsked: z.string(),
  origin: z.enum(ORIGINS),
  state: z.enum(TASK_STATES),
  day: z.string(),
  modelAnswered: z.string().nullable(),
  surface: z.string().nullable(),
  searched: z.boolean().nullable(),
  fact: factSchema.nullable(),
  domains: z.string().array(),
  urls: z.string().array(),
});
/** A task with all that figures are made of; its answer's fact where it has one. */
export type CellRow = z.infer<typeof rowSchema>;

const COLUMNS = sql`
  task.id, prompt.id as "promptId", prompt.family_id as "familyId", prompt.weight, prompt.tags, prompt.topic,
  case task.origin when 'imported' then prompt.set_id else run.set_id end as "setId", task.persona_id as "personaId",
  coalesce(task.market_id, prompt.market_id) as "marketId", task.run_id as "runId", task.engine,
  task.model_asked as "modelAsked", task.origin, task.state, answer.model_answered as "modelAnswered", answer.surface,
  answer.web_search_done as searched,
  case when fact.task_id is not null then json_build_object(
    'codeVersion', fact.code_version, 'ruleVersion', fact.rule_version, 'companyVersion', fact.company_version,
    'brands', fact.brands, 'mentions', fact.mentions, 'linked', fact.linked, 'levels', fact.levels,
    'listRanks', fact.list_ranks, 'portrayals', fact.portrayals, 'absentBrands', fact.absent_brands, 'absences', fact.absences,
    'citedBrands', fact.cited_brands, 'citedCounts', fact.cited_counts, 'companies', fact.companies,
    'suggested', fact.suggested) end as fact,
  coalesce(cited.domains, '{}') as domains, coalesce(cited.urls, '{}') as urls`;

/** Suggestions of questions are answers, too, and nobody is measured by them. */
const JOINS = sql`
  ${TASKS_AND_ANSWERS.joins}
  join app.run on run.id = task.run_id and run.kind <> 'suggestions'
  join app.prompt_version on prompt_version.id = task.prompt_version_id
  join app.prompt on prompt.id = prompt_version.prompt_id
  left join app.answer_fact fact on fact.task_id = answer.task_id
  left join lateral (
    select array_agg(citation.domain order by citation.position) as domains,
           array_agg(citation.source_url order by citation.position) as urls
      from app.citation where citation.task_id = answer.task_id
  ) cited on true`;

/** The cells that a filter of answers leaves, in the order in which they were asked. */
export const readCells = (own: WorkspaceReads, filter: SearchedFilter): Promise<CellRow[]> =>
  own.rows(
    {
      columns: sql`${COLUMNS}, to_char(coalesce(answer.answered_at, task.created_at) at time zone ${filter.zone}, 'YYYY-MM-DD') as day`,
      from: "task",
      joins: JOINS,
      where: answersOf(own, filter),
      orderBy: sql`task.created_at, task.id`,
    },
    rowSchema,
  );
