-- CreateEnum
CREATE TYPE "api"."callback_kind" AS ENUM ('postback', 'pingback');

-- CreateEnum
CREATE TYPE "api"."callback_state" AS ENUM ('pending', 'sending', 'delivered', 'given_up');

-- AlterEnum
ALTER TYPE "api"."ledger_kind" ADD VALUE 'deposited';

-- AlterTable
ALTER TABLE "api"."account" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}';

-- What was set for an account stays.
UPDATE "api"."account" SET "limits" = jsonb_build_object('live_slots', "live_slots") WHERE "live_slots" <> 30;
ALTER TABLE "api"."account" DROP COLUMN "live_slots";

-- AlterTable
ALTER TABLE "api"."ledger_entry" ADD COLUMN     "deposit" DECIMAL(18,9) NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "api"."purse" (
    "account_id" UUID NOT NULL,
    "balance" DECIMAL(18,9),
    "day" DATE NOT NULL,
    "day_cost" DECIMAL(18,9) NOT NULL DEFAULT 0,

    CONSTRAINT "purse_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "api"."call_counter" (
    "account_id" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "call_counter_pkey" PRIMARY KEY ("account_id","bucket")
);

-- CreateTable
CREATE TABLE "api"."callback" (
    "task_id" TEXT NOT NULL,
    "kind" "api"."callback_kind" NOT NULL,
    "account_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "state" "api"."callback_state" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_owner" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "callback_pkey" PRIMARY KEY ("task_id","kind")
);

-- api_callbacks.sql
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

-- api_limits_and_money.sql
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
