-- Every answer has a fact from the moment it is there: of nothing measured yet, which is version 0. Whoever writes
-- answers, or changes what a fact is made of, need not think of it.
create function app.begin_answer_facts() returns trigger language plpgsql as $$
begin
  insert into app.answer_fact (task_id, workspace_id, answered_at, prompt_id, run_id, set_id, persona_id, market_id, engine,
                               model_asked, model_answered, surface, origin, searched)
    select one.task_id, one.workspace_id, one.answered_at, version.prompt_id, task.run_id,
           case task.origin when 'imported' then null else run.set_id end, task.persona_id,
           coalesce(task.market_id, prompt.market_id), task.engine, task.model_asked, one.model_answered, one.surface,
           task.origin, one.web_search_done
      from written one
      join app.task on task.id = one.task_id
      join app.run on run.id = task.run_id
      join app.prompt_version version on version.id = task.prompt_version_id
      join app.prompt on prompt.id = version.prompt_id;
  return null;
end;
$$;

create trigger answer_begins_fact after insert on app.answer
  referencing new table as written for each statement execute function app.begin_answer_facts();

-- Read again: its text may be another, and its citations. What it cost says nothing of brands.
create function app.renew_facts_of_answers() returns trigger language plpgsql as $$
begin
  update app.answer_fact fact
     set answered_at = after.answered_at, model_answered = after.model_answered, surface = after.surface,
         searched = after.web_search_done, code_version = 0
    from after join before on before.task_id = after.task_id
   where fact.task_id = after.task_id
     and (before.text, before.answered_at, before.model_answered, before.surface, before.web_search_done,
          before.citation_count, before.reading_versions)
         is distinct from
         (after.text, after.answered_at, after.model_answered, after.surface, after.web_search_done,
          after.citation_count, after.reading_versions);
  return null;
end;
$$;

create trigger answer_renews_fact after update on app.answer
  referencing old table as before new table as after for each statement execute function app.renew_facts_of_answers();

-- Where a citation leads was found out.
create function app.renew_facts_of_citations() returns trigger language plpgsql as $$
begin
  update app.answer_fact set code_version = 0
   where code_version > 0
     and task_id in (select after.task_id from after join before on before.id = after.id
                      where (before.raw_url, before.resolved_url) is distinct from (after.raw_url, after.resolved_url));
  return null;
end;
$$;

create trigger citation_renews_fact after update on app.citation
  referencing old table as before new table as after for each statement execute function app.renew_facts_of_citations();

-- A prompt's market says in which language its answers are, unless the question was asked in another.
create function app.renew_facts_of_prompts() returns trigger language plpgsql as $$
begin
  update app.answer_fact fact set market_id = coalesce(task.market_id, moved.market_id), code_version = 0
    from (select after.id, after.market_id from after join before on before.id = after.id
           where before.market_id is distinct from after.market_id) moved,
         app.task
   where fact.prompt_id = moved.id and task.id = fact.task_id and task.market_id is null;
  return null;
end;
$$;

create trigger prompt_renews_facts after update on app.prompt
  referencing old table as before new table as after for each statement execute function app.renew_facts_of_prompts();

-- What people say of single places of an answer.
create function app.renew_facts_of_corrections() returns trigger language plpgsql as $$
begin
  update app.answer_fact set code_version = 0 where task_id in (select task_id from changed);
  return null;
end;
$$;

create trigger correction_made_renews_fact after insert on app.mention_correction
  referencing new table as changed for each statement execute function app.renew_facts_of_corrections();
create trigger correction_gone_renews_fact after delete on app.mention_correction
  referencing old table as changed for each statement execute function app.renew_facts_of_corrections();

-- Those of the answers there are.
insert into app.answer_fact (task_id, workspace_id, answered_at, prompt_id, run_id, set_id, persona_id, market_id, engine,
                             model_asked, model_answered, surface, origin, searched)
  select one.task_id, one.workspace_id, one.answered_at, version.prompt_id, task.run_id,
         case task.origin when 'imported' then null else run.set_id end, task.persona_id,
         coalesce(task.market_id, prompt.market_id), task.engine, task.model_asked, one.model_answered, one.surface,
         task.origin, one.web_search_done
    from app.answer one
    join app.task on task.id = one.task_id
    join app.run on run.id = task.run_id
    join app.prompt_version version on version.id = task.prompt_version_id
    join app.prompt on prompt.id = version.prompt_id;
