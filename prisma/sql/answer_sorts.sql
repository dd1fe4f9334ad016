-- The orders of the list of answers other than by time: each ends with the id, so that no two rows are equal.
CREATE INDEX answer_by_cost ON app.answer (workspace_id, (coalesce(cost, -1)) DESC, task_id DESC);
CREATE INDEX answer_by_citations ON app.answer (workspace_id, citation_count DESC, task_id DESC);
-- When each wording was asked last.
CREATE INDEX task_asked_last ON app.task (prompt_version_id, created_at DESC);
