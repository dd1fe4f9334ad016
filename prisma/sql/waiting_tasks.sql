-- Tasks that are to be sent, by their run and since when they wait: those of runs that are paused are passed over at once.
CREATE INDEX task_waiting ON app.task (run_id, (coalesce(next_check_at, created_at))) WHERE state = 'planned';
