-- The standard prices were written into every account; they follow what stands behind the engine now.
UPDATE api.account SET base_price_live = NULL WHERE base_price_live = 0.0006;
UPDATE api.account SET base_price_standard = NULL WHERE base_price_standard = 0.0002;

-- Claiming goes round accounts and models, and steps over models that are paused.
DROP INDEX api.task_queue;
CREATE INDEX task_queue ON api.task (account_id, engine, model, posted_at, id) WHERE state = 'queued';
