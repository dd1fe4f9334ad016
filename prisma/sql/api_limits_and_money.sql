-- Counters are worth nothing after a crash, so counting a call need not wait for the disk.
ALTER TABLE api.call_counter SET UNLOGGED;
ALTER TABLE api.call_counter SET (fillfactor = 50);

-- A purse is the sum of its account's ledger, whichever statement writes the entries.
CREATE FUNCTION api.keep_purses() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change record;
BEGIN
  -- In one order, so that statements that touch several accounts cannot wait for each other in a ring.
  FOR change IN
    SELECT entered.account_id, sum(entered.deposit - entered.base - entered.advance - entered.model_charge) AS gain,
           (entered.at AT TIME ZONE 'UTC')::date AS day, sum(entered.base + entered.advance + entered.model_charge) AS cost
    FROM entered
    JOIN api.purse USING (account_id)
    GROUP BY entered.account_id, (entered.at AT TIME ZONE 'UTC')::date
    ORDER BY entered.account_id, 3
  LOOP
    UPDATE api.purse SET
      balance = balance + change.gain,
      day_cost = CASE WHEN day < change.day THEN change.cost WHEN day = change.day THEN day_cost + change.cost
                      ELSE day_cost END,
      day = greatest(day, change.day)
    WHERE account_id = change.account_id;
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER ledger_entry_keeps_purses AFTER INSERT ON api.ledger_entry
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION api.keep_purses();
