-- DropIndex
DROP INDEX "app"."task_workspace_id_run_id_idx";

-- CreateIndex
CREATE INDEX "task_workspace_id_run_id_state_idx" ON "app"."task"("workspace_id", "run_id", "state");

-- run_counts.sql
-- What a run was charged so far, and what is held back for it, read from the index alone.
create index spend_entry_run on app.spend_entry (run_id) include (kind, amount) where run_id is not null;
