-- What a task's answer cost says which task.
ALTER TABLE app.spend_entry ADD CONSTRAINT spend_entry_answer_has_task CHECK (cause <> 'answer' OR task_id IS NOT NULL);
