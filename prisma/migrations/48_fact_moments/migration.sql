-- DropIndex
DROP INDEX "app"."answer_fact_workspace_id_answered_at_idx";

-- AlterTable
ALTER TABLE "app"."answer_fact" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);
UPDATE "app"."answer_fact" SET "asked_at" = task.created_at FROM "app"."task" WHERE task.id = "answer_fact"."task_id";
ALTER TABLE "app"."answer_fact" ALTER COLUMN "asked_at" SET NOT NULL;

-- CreateIndex
CREATE INDEX "answer_fact_workspace_id_asked_at_idx" ON "app"."answer_fact"("workspace_id", "asked_at" DESC);

-- fact_moments.sql
-- A fact is of the moment at which its question was asked, as its row in every list is.
create or replace function app.begin_answer_facts() returns trigger language plpgsql as $$
begin
  insert into app.answer_fact (task_id, workspace_id, answered_at, asked_at, prompt_id, run_id, set_id, persona_id,
                               market_id, engine, model_asked, model_answered, surface, origin, searched)
    select one.task_id, one.workspace_id, one.answered_at, task.created_at, version.prompt_id, task.run_id,
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
