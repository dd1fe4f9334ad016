import { GROUPS, ERAS, VARIANTS } from "./answer-kinds";
import { CITATIONS, FAILED_ONE_IN } from "./sizes";
import { LANGUAGES, MODEL_CHANGED_DAYS_AGO, MOVED_DAYS_AGO, PROMPTS_OF_SET } from "./world";

// What fills a large workspace, set by set. Every draw is a hash of a number, so that the same tasks get the same answers
// each time. Temporary tables hold what TypeScript made.

/** A number from 0 to below 1 of another number, by a use. */
const drawn = (number: string, use: number): string =>
  `((hashint8extended((${number})::bigint, ${use}) & 1073741823) / 1073741824.0::float8)`;

/** Ids in the order of time, as those the app makes are; tasks of several workspaces never share one. */
const ID = `
create or replace function pg_temp.task_id(salt text, at timestamptz, n int) returns uuid immutable language sql return (
  lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(salt, 1, 3) || '8' || substr(salt, 4, 7)
  || lpad(to_hex(n), 8, '0'))::uuid`;

export const TABLES = [
  ID,
  `create temp table large_run (number int primary key, id uuid, set int, set_id uuid, at timestamptz, days_ago int,
     first int, first_prompt int, prompts int, repeats int)`,
  `create temp table large_prompt (set int, place int, family int, language int, prompt_id uuid, version_id uuid,
     market_id uuid, persona_id uuid, primary key (set, place))`,
  `create temp table large_target (market_id uuid, number int, engine text, asked text, before text, after text,
     primary key (market_id, number))`,
  `create temp table large_kind (number int primary key, text text, is_english boolean, brands smallint[], mentions int[],
     linked int[], levels smallint[], list_ranks int[], portrayals float8[], absent_brands smallint[], absences int[],
     companies int, suggested int)`,
  `create temp table large_page (number int primary key, raw_url text, source_url text, domain text, title text, brand smallint)`,
];

const columnsOf = {
  large_run: `number int, id uuid, set int, set_id uuid, at timestamptz, days_ago int, first int, first_prompt int, prompts int, repeats int`,
  large_prompt: `set int, place int, family int, language int, prompt_id uuid, version_id uuid, market_id uuid, persona_id uuid`,
  large_target: `market_id uuid, number int, engine text, asked text, before text, after text`,
  large_kind: `number int, text text, is_english boolean, brands smallint[], mentions int[], linked int[], levels smallint[],
    list_ranks int[], portrayals float8[], absent_brands smallint[], absences int[], companies int, suggested int`,
  large_page: `number int, raw_url text, source_url text, domain text, title text, brand smallint`,
};

/** Puts rows of JSON into a temporary table. */
export const fillTable = (table: keyof typeof columnsOf): string =>
  `insert into ${table} select * from jsonb_to_recordset($1::jsonb) as one (${columnsOf[table]})`;

export const INSERT_RUNS = `
insert into app.run (id, workspace_id, request_key, plan, plan_hash, method, kind, set_id, set_version_id, label, created_at,
                     models_compared_at, end_told_at)
select id, $1, id, plan, plan_hash, 'live', 'set', set_id, version_id, null, at, compared_at, at + interval '1 hour'
  from jsonb_to_recordset($2::jsonb) as one (id uuid, plan text, plan_hash text, set_id uuid, version_id uuid, at timestamptz,
                                             compared_at timestamptz)`;

/** The tasks of some runs, with all that is drawn for them: $1 salt of ids, $2 and $3 which runs. */
export const DRAW_TASKS = `
create temp table large_task as
select n, pg_temp.task_id($1, asked_at, n) as id, run_id, set_id, version_id, prompt_id, market_id, persona_id, cell, repeat,
       engine, model_asked, case when days_ago < ${MODEL_CHANGED_DAYS_AGO} then after else before end as model_answered,
       asked_at, asked_at + interval '1 second' * (2 + 12 * ${drawn("n", 1)}) as answered_at, ${drawn("n", 11)} * ${FAILED_ONE_IN} < 1 as is_failed,
       ${drawn("n", 2)} < 0.9 as searched, family, number as engine_number,
       (((family % ${GROUPS} * 4 + number) * ${VARIANTS} + floor(${drawn("n", 3)} * ${VARIANTS})::int) * ${ERAS}
         + (days_ago < case number when 0 then ${MODEL_CHANGED_DAYS_AGO} else ${MOVED_DAYS_AGO} end)::int) * ${LANGUAGES.length}
         + language as text_kind,
       40 + floor(${drawn("n", 4)} * 60)::int as input_tokens, 90 + floor(${drawn("n", 5)} * 120)::int as output_tokens,
       round((0.0008 + 0.0006 * number + 0.001 * ${drawn("n", 6)})::numeric, 9) as model_charge
  from (
    select run.first + one as n, run.id as run_id, run.set_id, run.days_ago, prompt.*, target.number, target.engine,
           target.asked as model_asked, target.before, target.after, one / run.repeats as cell, one % run.repeats as repeat,
           run.at + interval '50 minutes' * one / (run.prompts * 4 * run.repeats) as asked_at
      from large_run run
      cross join lateral generate_series(0, run.prompts * 4 * run.repeats - 1) as one
      join large_prompt prompt
        on prompt.set = run.set and prompt.place = (run.first_prompt + one / run.repeats / 4) % ${PROMPTS_OF_SET}
      join large_target target on target.market_id = prompt.market_id and target.number = one / run.repeats % 4
     where run.number >= $2 and run.number < $3
  ) as asked`;

/**
 * What each cites: mostly one of a dozen handfuls of pages that its engine has for the family, the rest from anywhere.
 * The most cited pages come first in their order, and how often one is drawn falls off with its place.
 */
export const DRAW_CITATIONS = `
create temp table large_citation as
select drawn.id, drawn.place, drawn.answered_at, drawn.engine, page.*
  from (
    select id, answered_at, engine, place, least(floor(exp(ln(pages.all + 1) * r)) - 1, pages.all - 1)::int as page
      from large_task task
      cross join generate_series(0, ${CITATIONS} - 1) as place
      cross join (select count(*) as all from large_page) pages
      cross join lateral (
        select case when ${drawn("n * 8 + place", 7)} < 0.7
                    then ${drawn("((family * 4 + engine_number) * 16 + (12 * " + drawn("n", 8) + ")::int) * 8 + place", 9)}
                    else ${drawn("n * 8 + place", 10)} end as r) as draw
     where not task.is_failed
  ) as drawn
  join large_page page on page.number = drawn.page`;

/** In the order of foreign keys, though nobody checks them meanwhile. $1 is the workspace, $2 its connection. */
export const INSERT_ANSWERS = [
  `insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, persona_id, market_id, cell, repeat, engine,
                         model_asked, method, parameters, web_search_asked, state, status_code, status_message, attempts, created_at,
                         started_at, finished_at)
   select id, $1, run_id, version_id, $2, persona_id, market_id, cell, repeat, engine, model_asked, 'live', '{"web_search":true}',
          true, case when is_failed then 'failed' else 'answered' end::app.task_state,
          case when is_failed then 50000 else 20000 end, case when is_failed then 'Internal error.' else 'Ok.' end, 1,
          asked_at, asked_at, answered_at
     from large_task order by n`,
  `insert into app.answer (task_id, workspace_id, model_answered, surface, web_search_done, input_tokens, output_tokens,
                           model_charge, cost, text, items, fan_out_queries, citation_count, reading_versions, answered_at,
                           received_at, elapsed_ms)
   select id, $1, model_answered, 'sandbox', searched, input_tokens, output_tokens, model_charge, model_charge + 0.0006, said.text,
          jsonb_build_array(jsonb_build_object('type', 'message', 'sections', jsonb_build_array(
            jsonb_build_object('text', said.text, 'citations', to_jsonb(array(select generate_series(0, ${CITATIONS} - 1))))))),
          '{}', ${CITATIONS}, $2, answered_at, answered_at, (extract(epoch from answered_at - asked_at) * 1000)::int
     from large_task task join large_kind kind on kind.number = task.text_kind
     cross join lateral (select kind.text || E'\\n\\nRef. ' || n || '.' as text) as said
    where not is_failed order by n`,
  `insert into app.citation (workspace_id, task_id, position, raw_url, resolved_url, source_url, domain, title, engine,
                             section_index, answered_at)
   select $1, id, place, raw_url, raw_url, source_url, domain, title, engine, 0, answered_at from large_citation`,
  `insert into app.answer_fact (task_id, workspace_id, asked_at, answered_at, prompt_id, run_id, set_id, persona_id, market_id, engine,
                                model_asked, model_answered, surface, origin, searched, code_version, rule_version,
                                company_version, is_english, brands, mentions, linked, levels, list_ranks, portrayals,
                                absent_brands, absences, cited_brands, cited_counts, companies, suggested, domains,
                                citations)
   select task.id, $1, task.asked_at, task.answered_at, task.prompt_id, task.run_id, task.set_id, task.persona_id, task.market_id, task.engine,
          task.model_asked, task.model_answered, 'sandbox', 'collected', task.searched, $2, $3, $4, kind.is_english, kind.brands,
          kind.mentions, kind.linked, kind.levels, kind.list_ranks, kind.portrayals, kind.absent_brands, kind.absences,
          coalesce(cited.brands, '{}'), coalesce(cited.counts, '{}'), kind.companies, kind.suggested,
          coalesce((select array_agg(distinct domain order by domain) from app.citation where task_id = task.id), '{}'), ${CITATIONS}
     from large_task task join large_kind kind on kind.number = task.text_kind
     left join (select id, array_agg(brand order by place) as brands from large_citation where brand is not null group by 1)
       as sites on sites.id = task.id
     left join lateral (
       select array_agg(one.brand order by one.placed) as brands, array_agg(one.times order by one.placed) as counts
         from (select brand, count(*)::int as times,
                      coalesce(array_position(kind.brands || kind.absent_brands, brand), 1000 + min(place)) as placed
                 from unnest(sites.brands) with ordinality as one(brand, place) group by 1) as one
     ) cited on true
    where not task.is_failed order by task.n`,
  `insert into app.unread_answer (task_id, workspace_id) select id, $1 from large_task where not is_failed`,
  `insert into app.spend_entry (workspace_id, run_id, task_id, kind, cause, idempotency_key, amount, model_charge, input_tokens,
                                output_tokens, engine, model, at, connection_id, set_id, member_id)
   select $1, run_id, id, kind, 'answer', 'answer:' || id || ':' || kind,
          case kind when 'release' then -0.005 when 'reservation' then 0.005 else model_charge + 0.0006 end,
          case kind when 'charge' then model_charge else 0 end, case kind when 'charge' then input_tokens end,
          case kind when 'charge' then output_tokens end, engine, model_asked,
          case kind when 'reservation' then asked_at else answered_at end, $2, set_id, $3
     from large_task, unnest(array['reservation', 'charge', 'release']::app.spend_kind[]) as kind
    where kind <> 'charge' or not is_failed order by n, kind`,
  `drop table large_task, large_citation`,
];

/** What is cited, as the triggers would have queued it: a loop of the worker, or whoever fills, tells its classes. */
export const QUEUE_SOURCES = `
insert into app.source_untold (workspace_id, domain, source_url, cited, title)
select workspace_id, domain, source_url, count(*), max(title collate "C")
  from app.citation where workspace_id = $1 group by 1, 2, 3`;

/** What is looked through afterwards, so that the planner knows what is there. */
export const FILLED =
  "app.run, app.task, app.answer, app.citation, app.answer_fact, app.spend_entry, app.unread_answer, app.prompt, app.source";
