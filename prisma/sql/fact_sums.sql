-- What was asked for questions to ask, of the answers there are; and sums that a worker makes of their facts.
update app.answer_fact set of_suggestions = true
  where run_id in (select id from app.run where kind = 'suggestions');
insert into app.fact_fold (workspace_id, zone, made_before) select id, time_zone, '-infinity' from app.workspace;

-- Sums by prompt alone are few: what asks for no kind of answers is counted from them. A row is written again with each
-- answer of its month: there is room for that on its page.
create index fact_sum_of_prompts on app.fact_sum (workspace_id, step, day) where engine is null;
create index fact_sum_of_kinds on app.fact_sum (workspace_id, step, day) where engine is not null;
alter table app.fact_sum set (fillfactor = 75);

-- Asked for questions to ask, from the moment it is there: its run may be gone before it.
create or replace function app.begin_answer_facts() returns trigger language plpgsql as $$
begin
  insert into app.answer_fact (task_id, workspace_id, answered_at, asked_at, prompt_id, run_id, set_id, persona_id,
                               market_id, engine, model_asked, model_answered, surface, origin, searched, of_suggestions)
    select one.task_id, one.workspace_id, one.answered_at, task.created_at, version.prompt_id, task.run_id,
           case task.origin when 'imported' then null else run.set_id end, task.persona_id,
           coalesce(task.market_id, prompt.market_id), task.engine, task.model_asked, one.model_answered, one.surface,
           task.origin, one.web_search_done, run.kind = 'suggestions'
      from written one
      join app.task on task.id = one.task_id
      join app.run on run.id = task.run_id
      join app.prompt_version version on version.id = task.prompt_version_id
      join app.prompt on prompt.id = version.prompt_id;
  return null;
end;
$$;

-- What one fact counts. A brand has eight decimal digits of a number of all brands, those of brand 0 last.
create function app.counted_of(fact app.answer_fact)
  returns table (searched int, told int, naming numeric, mentions numeric, shortlisting numeric, top_picking numeric,
                 citing numeric, citations numeric)
  language sql immutable as $$
  select coalesce(fact.searched, false)::int, (fact.levels is not null)::int, named.naming, named.mentions,
         named.shortlisting, named.top_picking, cited.citing, cited.citations
    from (select coalesce(sum(place), 0) as naming, coalesce(sum(count * place), 0) as mentions,
                 coalesce(sum(place) filter (where level >= 1), 0) as shortlisting,
                 coalesce(sum(place) filter (where level >= 2), 0) as top_picking
            from unnest(fact.brands, fact.mentions, fact.levels) as said (brand, count, level)
            cross join lateral (select ('1' || repeat('00000000', brand))::numeric as place) of_brand) named,
         (select coalesce(sum(place), 0) as citing, coalesce(sum(count * place), 0) as citations
            from unnest(fact.cited_brands, fact.cited_counts) as said (brand, count)
            cross join lateral (select ('1' || repeat('00000000', brand))::numeric as place) of_brand) cited
$$;

-- Takes facts out of the sums, and adds facts to them. The fold is held from changing meanwhile: how far it is made says
-- which facts are in it. Sums are taken in one order by all, so that nobody waits for somebody who waits for them.
create function app.fold_facts(gone app.answer_fact[], come app.answer_fact[]) returns void language plpgsql as $$
declare
  emptied uuid[];
begin
  perform 1 from app.fact_fold
    where workspace_id in (select workspace_id from unnest(gone || come))
    order by workspace_id for share;
  with changed as (
    select -1 as sign, one as fact from unnest(gone) one
    union all
    select 1, one from unnest(come) one
  ), counted as (
    select sign, fact, ((fact).asked_at at time zone fold.zone)::date as asked_on, parts.*
      from changed
      join app.fact_fold fold
        on fold.workspace_id = (fact).workspace_id and (fact).asked_at < coalesce(fold.made_before, 'infinity')
      -- Of a workspace that goes, its sums go with it.
      join app.workspace on workspace.id = (fact).workspace_id and workspace.purging_at is null
      cross join lateral app.counted_of(fact) parts
     where (fact).code_version > 0 and not (fact).of_suggestions
  ), cell as (
    select (fact).workspace_id, step, date_trunc(step::text, asked_on)::date as day, (fact).prompt_id, (fact).set_id,
           (fact).persona_id, (fact).engine, (fact).model_asked, (fact).model_answered, (fact).surface, (fact).origin,
           (fact).code_version, (fact).rule_version, (fact).company_version,
           sum(sign) as answers, sum(sign * searched) as searched, sum(sign * told) as told, sum(sign * naming) as naming,
           sum(sign * mentions) as mentions, sum(sign * shortlisting) as shortlisting,
           sum(sign * top_picking) as top_picking, sum(sign * citing) as citing, sum(sign * citations) as citations
      from counted cross join unnest(enum_range(null::app.fact_step)) as step
     group by grouping sets ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), (1, 2, 3, 4, 12, 13, 14))
  ), kept as (
    insert into app.fact_sum as one (id, workspace_id, step, day, prompt_id, set_id, persona_id, engine, model_asked,
                                     model_answered, surface, origin, code_version, rule_version, company_version, answers,
                                     searched, told, naming, mentions, shortlisting, top_picking, citing, citations)
    select md5(row(workspace_id, step, day, prompt_id, set_id, persona_id, engine, model_asked, model_answered, surface,
                   origin, code_version, rule_version, company_version)::text)::uuid as id, cell.*
      from cell
     where (answers, searched, told, naming, mentions, shortlisting, top_picking, citing, citations)
           <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
     order by id
    on conflict (id) do update set
      answers = one.answers + excluded.answers, searched = one.searched + excluded.searched,
      told = one.told + excluded.told, naming = one.naming + excluded.naming, mentions = one.mentions + excluded.mentions,
      shortlisting = one.shortlisting + excluded.shortlisting, top_picking = one.top_picking + excluded.top_picking,
      citing = one.citing + excluded.citing, citations = one.citations + excluded.citations
    returning one.id, one.answers
  )
  select array_agg(id) into emptied from kept where answers = 0;
  delete from app.fact_sum where id = any(emptied);
end;
$$;

create function app.fold_changed_facts() returns trigger language plpgsql as $$
declare
  gone app.answer_fact[];
  come app.answer_fact[];
begin
  if tg_op <> 'INSERT' then
    select array_agg(before) into gone from before where code_version > 0;
  end if;
  if tg_op <> 'DELETE' then
    select array_agg(after) into come from after where code_version > 0;
  end if;
  if gone is not null or come is not null then perform app.fold_facts(gone, come); end if;
  return null;
end;
$$;

create trigger fact_begun_folded after insert on app.answer_fact
  referencing new table as after for each statement execute function app.fold_changed_facts();
create trigger fact_measured_folded after update on app.answer_fact
  referencing old table as before new table as after for each statement execute function app.fold_changed_facts();
create trigger fact_gone_folded after delete on app.answer_fact
  referencing old table as before for each statement execute function app.fold_changed_facts();

-- Of a new workspace all facts are in its sums: there are none.
create function app.begin_fact_fold() returns trigger language plpgsql as $$
begin
  insert into app.fact_fold (workspace_id, zone) values (new.id, new.time_zone);
  return null;
end;
$$;

create trigger workspace_begins_fact_fold after insert on app.workspace
  for each row execute function app.begin_fact_fold();

-- A workspace that goes takes its fold along, and that its sums.
create function app.forget_fact_sums() returns trigger language plpgsql as $$
begin
  delete from app.fact_sum where workspace_id = old.workspace_id;
  return null;
end;
$$;

create trigger fact_fold_gone_with_sums after delete on app.fact_fold
  for each row execute function app.forget_fact_sums();
