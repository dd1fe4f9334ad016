-- DropIndex
DROP INDEX "app"."answer_words_workspace_id_asked_at_task_id_idx";
