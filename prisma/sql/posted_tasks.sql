-- Tasks whose result is still to be collected, by whom it is asked and how long they have waited: few, whatever was asked.
CREATE INDEX task_posted ON app.task (connection_id, engine, next_check_at) WHERE state = 'posted';
CREATE INDEX task_posted_since ON app.task (workspace_id, started_at) WHERE state = 'posted';
-- Answers whose cost is still to be told by the API.
CREATE INDEX answer_cost_derived ON app.answer (received_at) WHERE cost_derived;
