-- DropIndex
DROP INDEX "app"."answer_workspace_id_answered_at_idx";

-- answer_moments.sql
-- Answers of some days, and which of them were answered with search, from the index alone: the rows beside it are wide.
create index answer_moments on app.answer (workspace_id, answered_at desc) include (task_id, web_search_done);
