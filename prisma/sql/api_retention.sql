-- Results that are kept, and callbacks that have ended, by when they did: what is old is found without looking at the rest.
CREATE INDEX task_kept ON api.task (done_at) WHERE result IS NOT NULL;
CREATE INDEX callback_ended ON api.callback (due_at) WHERE state IN ('delivered', 'given_up');
