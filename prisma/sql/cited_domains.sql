-- The domains that an answer cites stand in its fact: to look its citations up took most of the time of what is counted of a
-- month's answers.
create function app.domains_of(task uuid) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct domain order by domain), '{}') from app.citation where task_id = task
$$;

-- Whichever of answer and citations is there first.
create or replace function app.begin_answer_facts() returns trigger language plpgsql as $$
begin
  insert into app.answer_fact (task_id, workspace_id, answered_at, asked_at, prompt_id, run_id, set_id, persona_id,
                               market_id, engine, model_asked, model_answered, surface, origin, searched, of_suggestions,
                               domains)
    select one.task_id, one.workspace_id, one.answered_at, task.created_at, version.prompt_id, task.run_id,
           case task.origin when 'imported' then null else run.set_id end, task.persona_id,
           coalesce(task.market_id, prompt.market_id), task.engine, task.model_asked, one.model_answered, one.surface,
           task.origin, one.web_search_done, run.kind = 'suggestions', app.domains_of(one.task_id)
      from written one
      join app.task on task.id = one.task_id
      join app.run on run.id = task.run_id
      join app.prompt_version version on version.id = task.prompt_version_id
      join app.prompt on prompt.id = version.prompt_id;
  return null;
end;
$$;

create function app.note_cited_domains() returns trigger language plpgsql as $$
begin
  update app.answer_fact fact set domains = app.domains_of(fact.task_id)
   where task_id in (select task_id from changed) and domains <> app.domains_of(fact.task_id);
  return null;
end;
$$;

create trigger citation_inserted_noted after insert on app.citation
  referencing new table as changed for each statement execute function app.note_cited_domains();
create trigger citation_updated_noted after update on app.citation
  referencing new table as changed for each statement execute function app.note_cited_domains();
create trigger citation_deleted_noted after delete on app.citation
  referencing old table as changed for each statement execute function app.note_cited_domains();

-- Of the answers there are. No sum of facts tells domains.
alter table app.answer_fact disable trigger user;
update app.answer_fact fact set domains = of.domains
  from (select task_id, array_agg(distinct domain order by domain) as domains from app.citation group by 1) of
 where of.task_id = fact.task_id;
alter table app.answer_fact enable trigger user;
