-- CreateTable
CREATE TABLE "app"."cited_sum" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "step" "app"."fact_step" NOT NULL,
    "day" DATE NOT NULL,
    "engine" TEXT NOT NULL,
    "model_asked" TEXT NOT NULL,
    "model_answered" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "domain" TEXT,
    "answers" INTEGER NOT NULL,
    "searched" INTEGER NOT NULL,
    "named" INTEGER NOT NULL,
    "citations" INTEGER NOT NULL,
    "unresolved" INTEGER NOT NULL,
    "addresses" BIGINT[],
    "prompts" UUID[],
    "of_prompts" INTEGER[],

    CONSTRAINT "cited_sum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."cited_unsummed" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "cited_unsummed_pkey" PRIMARY KEY ("workspace_id","day")
);

-- CreateIndex
CREATE INDEX "cited_sum_workspace_id_step_day_idx" ON "app"."cited_sum"("workspace_id", "step", "day");

-- AddForeignKey
ALTER TABLE "app"."cited_unsummed" ADD CONSTRAINT "cited_unsummed_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- cited_sums.sql
-- Says of days that what is cited on them is to be summed anew. Who writes holds the days as they are until its commit: a
-- worker that sums one takes none that is held so, and so has all that was written, or leaves the day as it is.
create function app.unsum_cited(workspaces uuid[], moments timestamptz[]) returns void language plpgsql as $$
declare
  one record;
begin
  perform 1 from app.fact_fold where workspace_id = any(workspaces) order by workspace_id for share;
  for one in
    select distinct fold.workspace_id, (changed.moment at time zone fold.zone)::date as day
      from unnest(workspaces, moments) as changed (workspace_id, moment)
      join app.fact_fold fold using (workspace_id)
      join app.workspace on workspace.id = fold.workspace_id and workspace.purging_at is null
     order by 1, 2
  loop
    loop
      perform 1 from app.cited_unsummed where workspace_id = one.workspace_id and day = one.day for share;
      exit when found;
      insert into app.cited_unsummed (workspace_id, day) values (one.workspace_id, one.day) on conflict do nothing;
    end loop;
  end loop;
end;
$$;

-- Of facts what sums tell; how they are measured is none of it.
create function app.unsum_cited_of_facts() returns trigger language plpgsql as $$
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
                           surface, searched, of_suggestions from before
                    union all
                    select task_id, workspace_id, asked_at, prompt_id, engine, model_asked, model_answered,
                           surface, searched, of_suggestions from after) one
             group by one.task_id, one.workspace_id, one.asked_at, one.prompt_id, one.engine, one.model_asked,
                      one.model_answered, one.surface, one.searched, one.of_suggestions
            having count(*) = 1) changed;
  end if;
  if workspaces is not null then perform app.unsum_cited(workspaces, moments); end if;
  return null;
end;
$$;

create trigger fact_begun_unsums_cited after insert on app.answer_fact
  referencing new table as after for each statement execute function app.unsum_cited_of_facts();
create trigger fact_changed_unsums_cited after update on app.answer_fact
  referencing old table as before new table as after for each statement execute function app.unsum_cited_of_facts();
create trigger fact_gone_unsums_cited after delete on app.answer_fact
  referencing old table as before for each statement execute function app.unsum_cited_of_facts();

-- What hangs on tasks: their citations, and that they are deleted or are so no longer.
create function app.unsum_cited_of_tasks() returns trigger language plpgsql as $$
declare
  workspaces uuid[];
  moments timestamptz[];
begin
  select array_agg(fact.workspace_id), array_agg(fact.asked_at) into workspaces, moments
    from (select distinct task_id from changed) one join app.answer_fact fact using (task_id);
  if workspaces is not null then perform app.unsum_cited(workspaces, moments); end if;
  return null;
end;
$$;

create trigger citation_inserted_unsums after insert on app.citation
  referencing new table as changed for each statement execute function app.unsum_cited_of_tasks();
create trigger citation_updated_unsums after update on app.citation
  referencing new table as changed for each statement execute function app.unsum_cited_of_tasks();
create trigger citation_deleted_unsums after delete on app.citation
  referencing old table as changed for each statement execute function app.unsum_cited_of_tasks();
create trigger task_deleted_unsums after insert on app.deleted_task
  referencing new table as changed for each statement execute function app.unsum_cited_of_tasks();
create trigger task_undeleted_unsums after delete on app.deleted_task
  referencing old table as changed for each statement execute function app.unsum_cited_of_tasks();

-- What is cited on a day, by who answered and domain, and in all.
create function app.sum_cited_days(workspace uuid, days date[], zone text) returns void language sql as $$
  with fact as materialized (
    select task_id, (asked_at at time zone zone)::date as day, engine, model_asked, model_answered, surface, prompt_id,
           coalesce(searched, false) as searched
      from app.answer_fact
     where workspace_id = workspace and not of_suggestions
       and asked_at >= (select min(day)::timestamp at time zone zone from unnest(days) day)
       and asked_at < (select (max(day) + 1)::timestamp at time zone zone from unnest(days) day)
       and (asked_at at time zone zone)::date = any(days)
       and task_id not in (select app.deleted_tasks_of(workspace))
  ), cited as materialized (
    select fact.*, citation.domain, hashtextextended(citation.source_url, 0) as address,
           (citation.resolved_url is null)::int as unresolved
      from fact join app.citation using (task_id)
  ), one as materialized (
    select day, engine, model_asked, model_answered, surface, domain, prompt_id, task_id, searched::int as searched,
           count(*) as citations, sum(unresolved) as unresolved
      from cited group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), by_prompt as (
    select day, engine, model_asked, model_answered, surface, domain, prompt_id, count(*) as answers,
           sum(searched) as searched, sum(citations) as citations, sum(unresolved) as unresolved
      from one group by 1, 2, 3, 4, 5, 6, 7
  ), by_domain as (
    select day, engine, model_asked, model_answered, surface, domain, sum(answers) as answers, sum(searched) as searched,
           sum(citations) as citations, sum(unresolved) as unresolved,
           array_agg(prompt_id) filter (where searched > 0) as prompts,
           array_agg(searched::int) filter (where searched > 0) as of_prompts
      from by_prompt group by 1, 2, 3, 4, 5, 6
  ), addresses as (
    select day, engine, model_asked, model_answered, surface, domain, array_agg(distinct address) as addresses
      from cited group by 1, 2, 3, 4, 5, 6
  ), citing as (
    select task_id, bool_or(domain <> '') as named, sum(citations) as citations, sum(unresolved) as unresolved
      from one group by 1
  ), asked as (
    select fact.day, fact.engine, fact.model_asked, fact.model_answered, fact.surface, fact.prompt_id,
           count(citing.task_id) as answers,
           count(citing.task_id) filter (where fact.searched) as searched, count(*) filter (where citing.named) as named,
           sum(citing.citations) as citations, sum(citing.unresolved) as unresolved,
           count(*) filter (where fact.searched) as with_search
      from fact left join citing using (task_id) group by 1, 2, 3, 4, 5, 6
  )
  insert into app.cited_sum (workspace_id, step, day, engine, model_asked, model_answered, surface, domain, answers,
                             searched, named, citations, unresolved, addresses, prompts, of_prompts)
    select workspace, 'day'::app.fact_step, day, engine, model_asked, model_answered, surface, domain, answers,
           searched, 0, citations, unresolved, addresses, coalesce(prompts, '{}'), coalesce(of_prompts, '{}')
      from by_domain join addresses using (day, engine, model_asked, model_answered, surface, domain)
    union all
    select workspace, 'day', day, engine, model_asked, model_answered, surface, null, sum(answers), sum(searched),
           sum(named), coalesce(sum(citations), 0), coalesce(sum(unresolved), 0), '{}',
           coalesce(array_agg(prompt_id) filter (where with_search > 0), '{}'),
           coalesce(array_agg(with_search::int) filter (where with_search > 0), '{}')
      from asked group by day, engine, model_asked, model_answered, surface
$$;

-- What is cited in a week or a month whose days are all summed.
create function app.sum_cited_step(workspace uuid, of_step app.fact_step, first date, last date) returns void
  language sql as $$
  with summed as materialized (
    select dense_rank() over (order by engine, model_asked, model_answered, surface, domain) as place, cited_sum.*
      from app.cited_sum
     where workspace_id = workspace and step = 'day' and day between first and last
  ), prompts as (
    select place, array_agg(prompt) as prompts, array_agg(answers) as of_prompts
      from (select place, prompt, sum(answers)::int as answers
              from (select place, unnest(prompts) as prompt, unnest(of_prompts) as answers from summed) one
             group by 1, 2) by_prompt
     group by 1
  ), addresses as (
    select place, array_agg(distinct address) as addresses
      from (select place, unnest(addresses) as address from summed) one group by 1
  ), sums as (
    select place, engine, model_asked, model_answered, surface, domain, sum(answers) as answers,
           sum(searched) as searched, sum(named) as named, sum(citations) as citations, sum(unresolved) as unresolved
      from summed group by 1, 2, 3, 4, 5, 6
  )
  insert into app.cited_sum (workspace_id, step, day, engine, model_asked, model_answered, surface, domain, answers,
                             searched, named, citations, unresolved, addresses, prompts, of_prompts)
    select workspace, of_step, first, engine, model_asked, model_answered, surface, domain, answers, searched, named,
           citations, unresolved, coalesce(addresses, '{}'), coalesce(prompts, '{}'), coalesce(of_prompts, '{}')
      from sums left join prompts using (place) left join addresses using (place)
$$;

-- Of a workspace that goes, its sums go with its fold.
create function app.forget_cited_sums() returns trigger language plpgsql as $$
begin
  delete from app.cited_sum where workspace_id = old.workspace_id;
  return null;
end;
$$;

create trigger fact_fold_gone_with_cited_sums after delete on app.fact_fold
  for each row execute function app.forget_cited_sums();

-- What was cited before.
insert into app.cited_unsummed (workspace_id, day)
  select distinct fact.workspace_id, (fact.asked_at at time zone fold.zone)::date
    from app.answer_fact fact join app.fact_fold fold using (workspace_id);
