-- AlterTable
ALTER TABLE "app"."answer_fact" ADD COLUMN     "citations" INTEGER NOT NULL DEFAULT 0;

-- cited_counts.sql
-- How many citations an answer has stands in its fact: what shares of citations are of need not look up each answer.
create or replace function app.begin_answer_facts() returns trigger language plpgsql as $$
begin
  insert into app.answer_fact (task_id, workspace_id, answered_at, asked_at, prompt_id, run_id, set_id, persona_id,
                               market_id, engine, model_asked, model_answered, surface, origin, searched, of_suggestions,
                               domains, citations)
    select one.task_id, one.workspace_id, one.answered_at, task.created_at, version.prompt_id, task.run_id,
           case task.origin when 'imported' then null else run.set_id end, task.persona_id,
           coalesce(task.market_id, prompt.market_id), task.engine, task.model_asked, one.model_answered, one.surface,
           task.origin, one.web_search_done, run.kind = 'suggestions', app.domains_of(one.task_id),
           one.citation_count
      from written one
      join app.task on task.id = one.task_id
      join app.run on run.id = task.run_id
      join app.prompt_version version on version.id = task.prompt_version_id
      join app.prompt on prompt.id = version.prompt_id;
  return null;
end;
$$;

create or replace function app.renew_facts_of_answers() returns trigger language plpgsql as $$
begin
  update app.answer_fact fact
     set answered_at = after.answered_at, model_answered = after.model_answered, surface = after.surface,
         searched = after.web_search_done, citations = after.citation_count, code_version = 0
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

-- Of the answers there are. No sum of facts tells it.
alter table app.answer_fact disable trigger user;
update app.answer_fact fact set citations = answer.citation_count
  from app.answer where answer.task_id = fact.task_id and answer.citation_count > 0;
alter table app.answer_fact enable trigger user;

-- Who answered on each day: some rows of many, by their index alone.
create index cited_sum_of_all on app.cited_sum (workspace_id, step, day)
  include (engine, model_asked, model_answered, surface) where domain is null;
