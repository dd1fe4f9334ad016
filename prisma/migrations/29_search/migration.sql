-- AlterTable
ALTER TABLE "app"."prompt_version" ADD COLUMN     "words" tsvector;

-- CreateTable
CREATE TABLE "app"."answer_words" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,
    "is_cut" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "answer_words_pkey" PRIMARY KEY ("task_id")
);

-- CreateIndex
CREATE INDEX "answer_words_workspace_id_asked_at_task_id_idx" ON "app"."answer_words"("workspace_id", "asked_at" DESC, "task_id" DESC);

-- CreateIndex
CREATE INDEX "task_workspace_id_model_asked_idx" ON "app"."task"("workspace_id", "model_asked");

-- CreateIndex
CREATE INDEX "answer_workspace_id_model_answered_idx" ON "app"."answer"("workspace_id", "model_answered");

-- CreateIndex
CREATE INDEX "answer_workspace_id_output_tokens_idx" ON "app"."answer"("workspace_id", "output_tokens");

-- AddForeignKey
ALTER TABLE "app"."answer_words" ADD CONSTRAINT "answer_words_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."answer"("task_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- answer_words.sql
-- A workspace's words are its own: one index leads from both to the answer.
create extension if not exists btree_gin with schema app;
create index answer_words_search on app.answer_words using gin (workspace_id, words) with (gin_pending_list_limit = 1024);
create index prompt_version_words on app.prompt_version using gin (workspace_id, words);
create index prompt_version_unread on app.prompt_version (id) where words is null;
-- Lines stay short, so that those of thousands of answers stand on few pages; the words are read where order counts.
alter table app.answer_words set (toast_tuple_target = 128);
drop index app.answer_text_search;

-- What few answers have.
create index answer_ended_early on app.answer (workspace_id) where ended_early is not null;
create index task_of_market on app.task (market_id) where market_id is not null;
create index task_of_persona on app.task (persona_id) where persona_id is not null;

-- Answers that a search finds, as many as are wanted, by the index of words whatever the planner takes them to be: how
-- long it takes to read the words of a line it does not know.
create function app.answers_holding(workspace uuid, query tsquery, most bigint)
  returns table (task_id uuid, asked_at timestamptz) language sql stable rows 1000
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
as $$
  select found.task_id, found.asked_at from app.answer_words found
   where found.workspace_id = $1 and found.words @@ $2 limit $3
$$;
