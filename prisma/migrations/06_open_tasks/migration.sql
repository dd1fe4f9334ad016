-- open_tasks.sql
-- Tasks that still hold back money: few, whatever a workspace has asked.
CREATE INDEX task_open ON app.task (workspace_id) WHERE state NOT IN ('answered', 'failed');
