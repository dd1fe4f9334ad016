-- What of a span is not answered is told beside its figures: few, among a great many that are.
create index task_not_answered on app.task (workspace_id, created_at) where state <> 'answered';
