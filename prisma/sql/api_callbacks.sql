-- Whatever ends a task asks for its callbacks in the same commit.
CREATE FUNCTION api.ask_for_callbacks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO api.callback (task_id, kind, account_id, url, host, state, due_at)
  SELECT NEW.id, wanted.kind, NEW.account_id, wanted.url,
         lower(coalesce(substring(wanted.url FROM '^[A-Za-z]+:[\\/]*([^\\/?#]*)'), '')), 'pending', NEW.done_at
  FROM (VALUES ('postback'::api.callback_kind, NEW.postback_url), ('pingback', NEW.pingback_url)) AS wanted (kind, url)
  WHERE wanted.url IS NOT NULL
  ON CONFLICT DO NOTHING;
  PERFORM pg_notify('sightline_api_callback', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER task_asks_for_callbacks AFTER UPDATE OF done_at ON api.task
  FOR EACH ROW
  WHEN (OLD.done_at IS NULL AND NEW.done_at IS NOT NULL AND (NEW.postback_url IS NOT NULL OR NEW.pingback_url IS NOT NULL))
  EXECUTE FUNCTION api.ask_for_callbacks();

-- Who is to be called, host by host of each account.
CREATE INDEX callback_due ON api.callback (account_id, host, due_at) WHERE state = 'pending';

-- Callbacks under way: for counting them by host, and for finding the leases that ran out.
CREATE INDEX callback_sending ON api.callback (account_id, host) WHERE state = 'sending';
CREATE INDEX callback_leases ON api.callback (lease_until) WHERE state = 'sending';
