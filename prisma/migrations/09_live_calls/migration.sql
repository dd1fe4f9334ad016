-- AlterEnum
ALTER TYPE "api"."ledger_kind" ADD VALUE 'held';

-- AlterTable
ALTER TABLE "api"."task" ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "search_asked" BOOLEAN,
ADD COLUMN     "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- api_database_time.sql
-- Rows of before have one clock.
UPDATE api.task SET stored_at = posted_at, ended_at = done_at;

-- What is compared is the database's time.
DROP INDEX api.task_ready;
CREATE INDEX task_ready ON api.task (account_id, engine, ended_at, id)
  WHERE done_at IS NOT NULL AND collected_at IS NULL;
DROP INDEX api.task_kept;
CREATE INDEX task_kept ON api.task (ended_at) WHERE result IS NOT NULL;

-- What a model charged for its newest answers: what the next one is expected to cost.
CREATE INDEX task_charges ON api.task (engine, model, search_asked, ended_at) WHERE money_spent IS NOT NULL;

-- A callback is due when its task has really ended.
CREATE OR REPLACE FUNCTION api.ask_for_callbacks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO api.callback (task_id, kind, account_id, url, host, state, due_at)
  SELECT NEW.id, wanted.kind, NEW.account_id, wanted.url,
         lower(coalesce(substring(wanted.url FROM '^[A-Za-z]+:[\\/]*([^\\/?#]*)'), '')), 'pending', now()
  FROM (VALUES ('postback'::api.callback_kind, NEW.postback_url), ('pingback', NEW.pingback_url)) AS wanted (kind, url)
  WHERE wanted.url IS NOT NULL
  ON CONFLICT DO NOTHING;
  PERFORM pg_notify('sightline_api_callback', '');
  RETURN NULL;
END
$$;
