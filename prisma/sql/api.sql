-- What Prisma cannot express of schema "api".

-- The queue, oldest first within an account: claiming goes round the accounts.
CREATE INDEX task_queue ON api.task (account_id, posted_at, id) WHERE state = 'queued';

-- Leases to look through for expired ones.
CREATE INDEX task_leases ON api.task (lease_until) WHERE state = 'running';

-- The ready list. Its size follows what is uncollected, not what was ever asked.
CREATE INDEX task_ready ON api.task (account_id, engine, done_at, id)
  WHERE done_at IS NOT NULL AND collected_at IS NULL;

-- A slot is worth nothing after a crash, so taking one need not wait for the disk.
ALTER TABLE api.live_slot SET UNLOGGED;

CREATE FUNCTION api.refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'api.ledger_entry is append-only';
END
$$;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON api.ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_ledger_change();
