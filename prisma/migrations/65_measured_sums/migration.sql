-- CreateEnum
CREATE TYPE "app"."said_count" AS ENUM ('answers', 'citations', 'unlisted', 'company_told', 'company', 'naming', 'ranks', 'present', 'listed', 'list_ranks', 'judged', 'judged_mentions', 'portrayals', 'positive', 'negative', 'gap', 'outranked', 'put_first', 'both');

-- CreateTable
CREATE TABLE "app"."prompt_number" (
    "workspace_id" UUID NOT NULL,
    "prompt_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "place" numeric NOT NULL,

    CONSTRAINT "prompt_number_pkey" PRIMARY KEY ("workspace_id","prompt_id")
);

-- CreateTable
CREATE TABLE "app"."measured_step" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "step" "app"."fact_step" NOT NULL,
    "day" DATE NOT NULL,
    "engine" TEXT,
    "model_asked" TEXT,
    "model_answered" TEXT,
    "surface" TEXT,
    "code_version" INTEGER NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "company_version" INTEGER NOT NULL,

    CONSTRAINT "measured_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."said_sum" (
    "id" BIGSERIAL NOT NULL,
    "step_id" BIGINT NOT NULL,
    "what" "app"."said_count" NOT NULL,
    "brand" SMALLINT,
    "other" SMALLINT,
    "counts" numeric NOT NULL,

    CONSTRAINT "said_sum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."gap_sum" (
    "id" BIGSERIAL NOT NULL,
    "step_id" BIGINT NOT NULL,
    "domain" TEXT NOT NULL,
    "brand" SMALLINT,
    "answers" INTEGER NOT NULL,
    "gaps" INTEGER NOT NULL,
    "naming" numeric NOT NULL,
    "gaps_naming" numeric NOT NULL,
    "of_prompts" numeric NOT NULL,
    "own_prompts" numeric NOT NULL,
    "gap_prompts" numeric NOT NULL,

    CONSTRAINT "gap_sum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."measured_unsummed" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "measured_unsummed_pkey" PRIMARY KEY ("workspace_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "prompt_number_workspace_id_number_key" ON "app"."prompt_number"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "measured_step_workspace_id_step_day_idx" ON "app"."measured_step"("workspace_id", "step", "day");

-- CreateIndex
CREATE INDEX "said_sum_step_id_what_brand_idx" ON "app"."said_sum"("step_id", "what", "brand");

-- CreateIndex
CREATE INDEX "gap_sum_step_id_domain_idx" ON "app"."gap_sum"("step_id", "domain");

-- AddForeignKey
ALTER TABLE "app"."prompt_number" ADD CONSTRAINT "prompt_number_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."measured_unsummed" ADD CONSTRAINT "measured_unsummed_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- measured_sums.sql
-- Rows are many and narrow: what is long in them is mostly zeros.
alter table app.said_sum set (toast_tuple_target = 128);
alter table app.gap_sum set (toast_tuple_target = 128);

-- Says of days that what is measured of them is to be summed anew; who holds what meanwhile is as in cited_sums.sql.
create function app.unsum_measured(workspaces uuid[], moments timestamptz[]) returns void language plpgsql as $$
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
      perform 1 from app.measured_unsummed where workspace_id = one.workspace_id and day = one.day for share;
      exit when found;
      insert into app.measured_unsummed (workspace_id, day) values (one.workspace_id, one.day) on conflict do nothing;
    end loop;
  end loop;
end;
$$;

create function app.unsum_measured_of_facts() returns trigger language plpgsql as $$
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
    select array_agg(workspace_id), array_agg(moment) into workspaces, moments
      from (select distinct after.workspace_id, moment
              from before join after using (task_id)
              cross join lateral unnest(array[before.asked_at, after.asked_at]) moment
             where before is distinct from after) changed;
  end if;
  if workspaces is not null then perform app.unsum_measured(workspaces, moments); end if;
  return null;
end;
$$;

create trigger fact_begun_unsums_measured after insert on app.answer_fact
  referencing new table as after for each statement execute function app.unsum_measured_of_facts();
create trigger fact_measured_unsums after update on app.answer_fact
  referencing old table as before new table as after for each statement execute function app.unsum_measured_of_facts();
create trigger fact_gone_unsums_measured after delete on app.answer_fact
  referencing old table as before for each statement execute function app.unsum_measured_of_facts();

create function app.unsum_measured_of_tasks() returns trigger language plpgsql as $$
declare
  workspaces uuid[];
  moments timestamptz[];
begin
  select array_agg(fact.workspace_id), array_agg(fact.asked_at) into workspaces, moments
    from (select distinct task_id from changed) one join app.answer_fact fact using (task_id);
  if workspaces is not null then perform app.unsum_measured(workspaces, moments); end if;
  return null;
end;
$$;

create trigger task_deleted_unsums_measured after insert on app.deleted_task
  referencing new table as changed for each statement execute function app.unsum_measured_of_tasks();
create trigger task_undeleted_unsums_measured after delete on app.deleted_task
  referencing old table as changed for each statement execute function app.unsum_measured_of_tasks();

-- Gives the prompts that were asked in a span the numbers they lack, one transaction after the other.
create function app.number_prompts(workspace uuid, since timestamptz, before timestamptz) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('prompt_number' || workspace::text, 0));
  insert into app.prompt_number (workspace_id, prompt_id, number, place)
    select workspace, prompt_id, number, ('1' || repeat('000000000000', number))::numeric
      from (select prompt_id,
                   coalesce((select max(number) from app.prompt_number where workspace_id = workspace), -1)::int
                     + row_number() over (order by prompt_id)::int as number
              from (select distinct prompt_id from app.answer_fact
                     where workspace_id = workspace and asked_at >= since and asked_at < before) asked
             where not exists (select from app.prompt_number known
                                where known.workspace_id = workspace and known.prompt_id = asked.prompt_id)) numbered;
end;
$$;

-- What some steps come to as one.
create function app.merge_measured(into_step bigint, parts bigint[]) returns void language sql as $$
  insert into app.said_sum (step_id, what, brand, other, counts)
    select into_step, what, brand, other, sum(counts) from app.said_sum where step_id = any(parts) group by 2, 3, 4;
  insert into app.gap_sum (step_id, domain, brand, answers, gaps, naming, gaps_naming, of_prompts, own_prompts, gap_prompts)
    select into_step, domain, brand, sum(answers), sum(gaps), sum(naming), sum(gaps_naming), sum(of_prompts),
           sum(own_prompts), sum(gap_prompts)
      from app.gap_sum where step_id = any(parts) group by 2, 3;
$$;

-- A day by who answered, of what some versions measured: roles are those of the version of the rules.
create function app.sum_measured_kinds(workspace uuid, of_day date, zone text, by_code int, by_rules int, by_companies int,
                                       own smallint[], competitors smallint[], controls smallint[], judged_from float8)
  returns void language sql as $$
  with fact as materialized (
    select fact.*, number.place
      from app.answer_fact fact join app.prompt_number number using (workspace_id, prompt_id)
     where fact.workspace_id = workspace and not of_suggestions
       and (code_version, rule_version, company_version) = (by_code, by_rules, by_companies)
       and asked_at >= of_day::timestamp at time zone zone and asked_at < (of_day + 1)::timestamp at time zone zone
       and task_id not in (select app.deleted_tasks_of(workspace))
  ), step as (
    insert into app.measured_step (workspace_id, step, day, engine, model_asked, model_answered, surface, code_version,
                                   rule_version, company_version)
      select distinct workspace, 'day'::app.fact_step, of_day, engine, model_asked, model_answered, surface, by_code, by_rules,
             by_companies
        from fact
      returning id, engine, model_asked, model_answered, surface
  ), one as materialized (
    select step.id as step_id, fact.task_id, fact.place, fact.brands, fact.mentions, fact.levels, fact.list_ranks,
           fact.portrayals, fact.citations, fact.domains, fact.companies, fact.suggested,
           (fact.companies + coalesce(fact.suggested, 0) > 0 or fact.brands && (own || competitors)) as company,
           fact.brands && competitors as names_competitor,
           array(select brand from unnest(fact.brands, fact.levels) as said (brand, level)
                  where level >= 2 and brand = any(competitors)) as puts_first,
           coalesce((select sum(('1' || repeat('00000000', brand))::numeric) from unnest(fact.brands) brand), 0) as naming,
           coalesce((select sum(('1' || repeat('00000000', brand))::numeric) from unnest(fact.brands) brand
                      where brand = any(competitors)), 0) as naming_competitors
      from fact join step using (engine, model_asked, model_answered, surface)
  ), named as materialized (
    select one.step_id, one.task_id, one.place, said.brand, said.mentions, said.level, said.list_rank, said.portrayal,
           count(*) filter (where said.brand <> all(controls)) over (partition by one.task_id order by said.nth) as rank,
           count(*) filter (where said.brand <> all(controls)) over (partition by one.task_id) as present
      from one
      cross join lateral unnest(one.brands, one.mentions, one.levels, one.list_ranks, one.portrayals)
        with ordinality as said (brand, mentions, level, list_rank, portrayal, nth)
  ), of_own as materialized (
    select one.step_id, one.place, one.puts_first, brand
      from one cross join unnest(own) as brand
     where one.names_competitor and brand <> all(one.brands)
  ), by_prompt as (
    select step_id, sum(place) as answers, sum(place * citations) as citations,
           sum(place) filter (where coalesce(companies + suggested, 1) > 0) as unlisted,
           sum(place) filter (where suggested is not null or company) as company_told,
           sum(place) filter (where company) as company
      from one group by 1
  ), by_brand as (
    select step_id, brand, sum(place) as naming, sum(place * rank) as ranks, sum(place * present) as present,
           sum(place) filter (where list_rank is not null) as listed, sum(place * list_rank) as list_ranks,
           sum(place) filter (where portrayal is not null) as judged,
           sum(place * mentions) filter (where portrayal is not null) as judged_mentions,
           sum(place * (round(portrayal::numeric * 1000000) + mentions * 1000000)) as portrayals,
           sum(place) filter (where portrayal / mentions >= judged_from) as positive,
           sum(place) filter (where portrayal / mentions <= -judged_from) as negative
      from named group by 1, 2
  ), said as (
    select step_id, count.what, null::smallint as brand, null::smallint as other, count.counts
      from by_prompt
      cross join lateral (values ('answers', answers), ('citations', citations), ('unlisted', unlisted),
                                 ('company_told', company_told), ('company', company)) as count (what, counts)
    union all
    select step_id, count.what, brand, null, count.counts
      from by_brand
      cross join lateral (values ('naming', naming), ('ranks', ranks), ('present', present), ('listed', listed),
                                 ('list_ranks', list_ranks), ('judged', judged), ('judged_mentions', judged_mentions),
                                 ('portrayals', portrayals), ('positive', positive), ('negative', negative))
        as count (what, counts)
    union all
    select step_id, count.what, brand, null, count.counts
      from (select step_id, brand, sum(place) as gap, sum(place) filter (where puts_first <> '{}') as outranked
              from of_own group by 1, 2) own
      cross join lateral (values ('gap', gap), ('outranked', outranked)) as count (what, counts)
    union all
    select step_id, 'put_first', brand, first, sum(place)
      from of_own cross join lateral unnest(puts_first) as first group by 1, 3, 4
    union all
    select step_id, 'both', brand, other, sum(place)
      from one cross join lateral unnest(brands) as brand cross join lateral unnest(brands) as other
     where brand < other group by 1, 3, 4
  ), summed as (
    insert into app.said_sum (step_id, what, brand, other, counts)
      select step_id, what::app.said_count, brand, other, counts from said where counts > 0
  )
  insert into app.gap_sum (step_id, domain, brand, answers, gaps, naming, gaps_naming, of_prompts, own_prompts, gap_prompts)
    select step_id, domain, whose.brand, count(*), count(*) filter (where gap), sum(naming),
           coalesce(sum(naming_competitors) filter (where gap), 0), sum(place),
           coalesce(sum(place) filter (where whose.brand = any(brands)), 0), coalesce(sum(place) filter (where gap), 0)
      from one
      cross join lateral unnest(domains) as domain
      left join unnest(own) as whose (brand) on true
      cross join lateral (select names_competitor and whose.brand <> all(brands) as gap) of_own
     where domain <> ''
     group by 1, 2, 3
$$;

-- A day by who answered and in all.
create function app.sum_measured_day(workspace uuid, of_day date, zone text, by_code int, by_rules int, by_companies int,
                                     own smallint[], competitors smallint[], controls smallint[], judged_from float8)
  returns void language plpgsql as $$
declare
  made bigint;
  parts bigint[];
begin
  perform app.number_prompts(workspace, of_day::timestamp at time zone zone, (of_day + 1)::timestamp at time zone zone);
  perform app.sum_measured_kinds(workspace, of_day, zone, by_code, by_rules, by_companies, own, competitors, controls,
                                 judged_from);
  select array_agg(id) into parts from app.measured_step where workspace_id = workspace and step = 'day' and day = of_day;
  if parts is null then return; end if;
  insert into app.measured_step (workspace_id, step, day, code_version, rule_version, company_version)
    values (workspace, 'day', of_day, by_code, by_rules, by_companies) returning id into made;
  perform app.merge_measured(made, parts);
end;
$$;

-- A week or a month whose days are all summed. Days of one version may stand beside those of the one before.
create function app.sum_measured_step(workspace uuid, of_step app.fact_step, first date, last date) returns void
  language plpgsql as $$
declare
  one record;
  made bigint;
begin
  for one in
    select engine, model_asked, model_answered, surface, code_version, rule_version, company_version, array_agg(id) as parts
      from app.measured_step
     where workspace_id = workspace and step = 'day' and day between first and last group by 1, 2, 3, 4, 5, 6, 7
  loop
    insert into app.measured_step (workspace_id, step, day, engine, model_asked, model_answered, surface, code_version,
                                   rule_version, company_version)
      values (workspace, of_step, first, one.engine, one.model_asked, one.model_answered, one.surface, one.code_version,
              one.rule_version, one.company_version)
      returning id into made;
    perform app.merge_measured(made, one.parts);
  end loop;
end;
$$;

-- What hangs on a step goes with it.
create function app.forget_measured_steps() returns trigger language plpgsql as $$
begin
  delete from app.said_sum where step_id in (select id from gone);
  delete from app.gap_sum where step_id in (select id from gone);
  return null;
end;
$$;

create trigger measured_step_gone after delete on app.measured_step
  referencing old table as gone for each statement execute function app.forget_measured_steps();

-- Of a workspace that goes, its sums go with its fold.
create function app.forget_measured_sums() returns trigger language plpgsql as $$
begin
  delete from app.measured_step where workspace_id = old.workspace_id;
  return null;
end;
$$;

create trigger fact_fold_gone_with_measured_sums after delete on app.fact_fold
  for each row execute function app.forget_measured_sums();

-- What was measured before.
insert into app.measured_unsummed (workspace_id, day)
  select distinct fact.workspace_id, (fact.asked_at at time zone fold.zone)::date
    from app.answer_fact fact join app.fact_fold fold using (workspace_id);
