-- AlterTable
ALTER TABLE "app"."cited_sum" ADD COLUMN     "answers_of" INTEGER[],
ADD COLUMN     "citations_of" INTEGER[],
ADD COLUMN     "first_asked" TIMESTAMPTZ(3),
ADD COLUMN     "last_asked" TIMESTAMPTZ(3),
ADD COLUMN     "markets" UUID[],
ADD COLUMN     "places_of" INTEGER[],
ADD COLUMN     "sets" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "engine" DROP NOT NULL,
ALTER COLUMN "model_asked" DROP NOT NULL,
ALTER COLUMN "model_answered" DROP NOT NULL,
ALTER COLUMN "surface" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "cited_sum_workspace_id_domain_step_day_idx" ON "app"."cited_sum"("workspace_id", "domain", "step", "day");

-- cited_in_all.sql
-- Sums of all who answer are few: what asks for no kind of answers is read from them. All are made anew.
truncate app.cited_sum;
create index cited_sum_in_all on app.cited_sum (workspace_id, step, day) where engine is null;

-- Who answered on each day: some rows of many, by their index alone.
drop index app.cited_sum_of_all;
create index cited_sum_of_all on app.cited_sum (workspace_id, step, day)
  include (engine, model_asked, model_answered, surface) where engine is not null and domain is null;

-- Of facts what sums tell; how they are measured is none of it.
create or replace function app.unsum_cited_of_facts() returns trigger language plpgsql as $$
declare
  workspaces uuid[];
  moments timestamptz[];
begin
  if tg_op = 'INSERT' then
    select array_agg(workspace_id), array_agg(asked_at) into workspaces, moments
      from (select distinct workspace_id, asked_at from after) changed;
  elsif tg_op = 'DELETE' then
    select array_agg(workspace_id), array_agg(asked_at) into workspaces, moments
      from (select distinct workspace_id, asked_at from before) changed;
  else
    select array_agg(workspace_id), array_agg(asked_at) into workspaces, moments
      from (select one.workspace_id, one.asked_at
              from (select task_id, workspace_id, asked_at, prompt_id, engine, model_asked, model_answered,
                           surface, searched, of_suggestions, citations from before
                    union all
                    select task_id, workspace_id, asked_at, prompt_id, engine, model_asked, model_answered,
                           surface, searched, of_suggestions, citations from after) one
             group by one.task_id, one.workspace_id, one.asked_at, one.prompt_id, one.engine, one.model_asked,
                      one.model_answered, one.surface, one.searched, one.of_suggestions, one.citations
            having count(*) = 1) changed;
  end if;
  if workspaces is not null then perform app.unsum_cited(workspaces, moments); end if;
  return null;
end;
$$;

-- What is cited on a day, by domain and in all, of all who answer and of each. Nothing made here is joined to something
-- else made here: the planner knows of neither how many rows it has, and what should take seconds took a minute.
create or replace function app.sum_cited_days(workspace uuid, days date[], zone text) returns void language sql
  set work_mem = '64MB' set plan_cache_mode = 'force_custom_plan' as $$
  with fact as materialized (
    select fact.task_id, (fact.asked_at at time zone zone)::date as day, fact.engine, fact.model_asked, fact.model_answered,
           fact.surface, fact.prompt_id, task.market_id, fact.asked_at, coalesce(fact.searched, false)::int as searched,
           fact.citations as told
      from app.answer_fact fact join app.task on task.id = fact.task_id
     where fact.workspace_id = workspace and not fact.of_suggestions
       and fact.asked_at >= (select min(day)::timestamp at time zone zone from unnest(days) day)
       and fact.asked_at < (select (max(day) + 1)::timestamp at time zone zone from unnest(days) day)
       and (fact.asked_at at time zone zone)::date = any(days)
       and fact.task_id not in (select app.deleted_tasks_of(workspace))
  ), source as materialized (
    select fact.task_id, fact.day, fact.engine, fact.model_asked, fact.model_answered, fact.surface, fact.prompt_id,
           fact.market_id, fact.asked_at, fact.searched, citation.domain,
           hashtextextended(citation.source_url, 0) as address, count(*) as citations,
           count(*) filter (where citation.resolved_url is null) as unresolved, min(citation.position) + 1 as place
      from fact join app.citation using (task_id)
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
  ), one as materialized (
    select task_id, day, engine, model_asked, model_answered, surface, prompt_id, market_id, asked_at, searched, domain,
           sum(citations) as citations, sum(unresolved) as unresolved, min(place) as place
      from source group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  ), by_prompt as (
    select day, engine, model_asked, model_answered, surface, domain, prompt_id, market_id, count(*) as answers,
           sum(searched) as searched, sum(citations) as citations, sum(unresolved) as unresolved, sum(place) as places,
           min(asked_at) as first_asked, max(asked_at) as last_asked
      from one
     group by grouping sets ((day, domain, prompt_id, market_id),
                             (day, engine, model_asked, model_answered, surface, domain, prompt_id))
  ), together as (
    select day, domain, array_agg(place order by place) as places
      from (select day, domain, task_id, dense_rank() over (partition by day, domain order by address) - 1 as place
              from source) placed
     group by day, domain, task_id
  ), asked as (
    select task_id, day, engine, model_asked, model_answered, surface, prompt_id, market_id, asked_at, searched,
           max(told) as told, bool_or(domain is not null) as cites, bool_or(domain <> '') as named,
           sum(citations) as citations, sum(unresolved) as unresolved
      from (select task_id, day, engine, model_asked, model_answered, surface, prompt_id, market_id, asked_at, searched,
                   told, null as domain, 0 as citations, 0 as unresolved from fact
            union all
            select task_id, day, engine, model_asked, model_answered, surface, prompt_id, market_id, asked_at, searched,
                   0, domain, citations, unresolved from one) part
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  ), asked_by_prompt as (
    select day, engine, model_asked, model_answered, surface, prompt_id, market_id, count(*) as asked,
           count(*) filter (where cites) as answers, sum(searched) as with_search,
           coalesce(sum(searched) filter (where cites), 0) as searched, count(*) filter (where named) as named,
           sum(citations) as citations, sum(unresolved) as unresolved, sum(told) as told,
           min(asked_at) as first_asked, max(asked_at) as last_asked
      from asked
     group by grouping sets ((day, prompt_id, market_id), (day, engine, model_asked, model_answered, surface, prompt_id))
  ), told as (
    select day, engine, model_asked, model_answered, surface, domain, sum(answers) as answers, sum(searched) as searched,
           0::bigint as named, sum(citations) as citations, sum(unresolved) as unresolved, min(first_asked) as first_asked,
           max(last_asked) as last_asked, null::bigint[] as addresses,
           array_agg(prompt_id) filter (where engine is null or searched > 0) as prompts,
           array_agg(searched::int) filter (where engine is null or searched > 0) as of_prompts,
           array_agg(market_id) filter (where engine is null) as markets,
           array_agg(answers::int) filter (where engine is null) as answers_of,
           array_agg(citations::int) filter (where engine is null) as citations_of,
           array_agg(places::int) filter (where engine is null) as places_of, null as sets
      from by_prompt group by 1, 2, 3, 4, 5, 6
    union all
    select day, engine, model_asked, model_answered, surface, null, sum(answers), sum(searched), sum(named), sum(citations),
           sum(unresolved), min(first_asked), max(last_asked), null,
           array_agg(prompt_id) filter (where engine is null or with_search > 0),
           array_agg(with_search::int) filter (where engine is null or with_search > 0),
           array_agg(market_id) filter (where engine is null), array_agg(asked::int) filter (where engine is null),
           array_agg(told::int) filter (where engine is null), null, null
      from asked_by_prompt group by 1, 2, 3, 4, 5
    union all
    select day, engine, model_asked, model_answered, surface, domain, 0, 0, 0, 0, 0, null, null, array_agg(distinct address),
           null, null, null, null, null, null, null
      from source group by grouping sets ((day, domain), (day, engine, model_asked, model_answered, surface, domain))
    union all
    select day, null, null, null, null, domain, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, null, null,
           string_agg(answers || ',' || cardinality(places) || ',' || array_to_string(places, ','), ',')
      from (select day, domain, places, count(*) as answers from together group by 1, 2, 3) one group by 1, 6
  )
  insert into app.cited_sum (workspace_id, step, day, engine, model_asked, model_answered, surface, domain, answers,
                             searched, named, citations, unresolved, first_asked, last_asked, addresses, prompts,
                             of_prompts, markets, answers_of, citations_of, places_of, sets)
    select workspace, 'day'::app.fact_step, day, engine, model_asked, model_answered, surface, domain, sum(answers),
           sum(searched), sum(named), sum(citations), sum(unresolved), min(first_asked), max(last_asked),
           coalesce(max(addresses), '{}'), coalesce(max(prompts), '{}'), coalesce(max(of_prompts), '{}'),
           coalesce(max(markets), '{}'), coalesce(max(answers_of), '{}'), coalesce(max(citations_of), '{}'),
           coalesce(max(places_of), '{}'), coalesce(max(sets), '')
      from told
     group by day, engine, model_asked, model_answered, surface, domain
     -- What is read together lies together.
     order by day, engine nulls first, domain
$$;

-- What is cited in a week or a month whose days are all summed.
create or replace function app.sum_cited_step(workspace uuid, of_step app.fact_step, first date, last date) returns void
  language sql set work_mem = '64MB' set plan_cache_mode = 'force_custom_plan' as $$
  with summed as materialized (
    select dense_rank() over (order by engine, model_asked, model_answered, surface, domain) as place, cited_sum.*
      from app.cited_sum
     where workspace_id = workspace and step = 'day' and day between first and last
  ), told as (
    select place, array_agg(prompt) as prompts, array_agg(searched) as of_prompts,
           array_agg(market) filter (where answers is not null) as markets,
           array_agg(answers) filter (where answers is not null) as answers_of,
           array_agg(citations) filter (where answers is not null) as citations_of,
           array_agg(places) filter (where places is not null) as places_of, null::bigint[] as addresses
      from (select place, prompt, market, sum(searched)::int as searched, sum(answers)::int as answers,
                   sum(citations)::int as citations, sum(places)::int as places
              from (select place, unnest(prompts) as prompt, unnest(of_prompts) as searched, unnest(markets) as market,
                           unnest(answers_of) as answers, unnest(citations_of) as citations, unnest(places_of) as places
                      from summed) one
             group by 1, 2, 3) by_prompt
     group by 1
    union all
    select place, null, null, null, null, null, null, array_agg(distinct address)
      from (select place, unnest(addresses) as address from summed) one group by 1
  ), sums as (
    select place, engine, model_asked, model_answered, surface, domain, sum(answers) as answers,
           sum(searched) as searched, sum(named) as named, sum(citations) as citations, sum(unresolved) as unresolved,
           min(first_asked) as first_asked, max(last_asked) as last_asked
      from summed group by 1, 2, 3, 4, 5, 6
  ), part as (
    select place, engine, model_asked, model_answered, surface, domain, answers, searched, named, citations, unresolved,
           first_asked, last_asked, null::bigint[] as addresses, null::uuid[] as prompts, null::int[] as of_prompts,
           null::uuid[] as markets, null::int[] as answers_of, null::int[] as citations_of, null::int[] as places_of
      from sums
    union all
    select place, null, null, null, null, null, null, null, null, null, null, null, null, addresses, prompts, of_prompts,
           markets, answers_of, citations_of, places_of
      from told
  )
  insert into app.cited_sum (workspace_id, step, day, engine, model_asked, model_answered, surface, domain, answers,
                             searched, named, citations, unresolved, first_asked, last_asked, addresses, prompts,
                             of_prompts, markets, answers_of, citations_of, places_of)
    select workspace, of_step, first, max(engine), max(model_asked), max(model_answered), max(surface), max(domain),
           max(answers), max(searched), max(named), max(citations), max(unresolved), max(first_asked), max(last_asked),
           coalesce(max(addresses), '{}'), coalesce(max(prompts), '{}'), coalesce(max(of_prompts), '{}'),
           coalesce(max(markets), '{}'), coalesce(max(answers_of), '{}'), coalesce(max(citations_of), '{}'),
           coalesce(max(places_of), '{}')
      from part group by place
     order by max(engine) nulls first, max(domain)
$$;

-- What was cited before.
insert into app.cited_unsummed (workspace_id, day)
  select distinct fact.workspace_id, (fact.asked_at at time zone fold.zone)::date
    from app.answer_fact fact join app.fact_fold fold using (workspace_id)
  on conflict do nothing;
