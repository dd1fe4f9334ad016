-- CreateTable
CREATE TABLE "app"."spend_unfolded" (
    "entry_id" BIGINT NOT NULL,
    "workspace_id" UUID NOT NULL,

    CONSTRAINT "spend_unfolded_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "app"."spend_fold" (
    "workspace_id" UUID NOT NULL,
    "zone" TEXT NOT NULL,
    "made_before" TIMESTAMPTZ(3),

    CONSTRAINT "spend_fold_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "app"."spend_sum" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "engine" TEXT,
    "model" TEXT,
    "model_answered" TEXT,
    "member_id" UUID,
    "schedule_id" UUID,
    "set_id" UUID,
    "label" TEXT,
    "connection_id" UUID,
    "is_answered" BOOLEAN,
    "amount" DECIMAL(27,9) NOT NULL,
    "model_charge" DECIMAL(27,9) NOT NULL,
    "calls" BIGINT NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "reasoning_tokens" BIGINT NOT NULL,

    CONSTRAINT "spend_sum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."spend_run_sum" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "run_id" UUID,
    "member_id" UUID,
    "schedule_id" UUID,
    "set_id" UUID,
    "label" TEXT,
    "connection_id" UUID,
    "amount" DECIMAL(27,9) NOT NULL,
    "model_charge" DECIMAL(27,9) NOT NULL,
    "calls" BIGINT NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "reasoning_tokens" BIGINT NOT NULL,

    CONSTRAINT "spend_run_sum_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "spend_unfolded_workspace_id_idx" ON "app"."spend_unfolded"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."spend_unfolded" ADD CONSTRAINT "spend_unfolded_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_fold" ADD CONSTRAINT "spend_fold_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_sum" ADD CONSTRAINT "spend_sum_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_run_sum" ADD CONSTRAINT "spend_run_sum_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- spend_sums.sql
-- Each entry that counts as spending is queued in its own commit; folding takes it from there into the sums.
create function app.queue_spend_entries() returns trigger language plpgsql as $$
begin
  insert into app.spend_unfolded (entry_id, workspace_id)
    select id, workspace_id from entered where kind in ('charge', 'correction');
  return null;
end;
$$;

create trigger spend_entry_queued after insert on app.spend_entry
  referencing new table as entered for each statement execute function app.queue_spend_entries();

-- One row of each; read from a day on.
create unique index spend_sum_of_one on app.spend_sum
  (workspace_id, at, engine, model, model_answered, member_id, schedule_id, set_id, label, connection_id, is_answered)
  nulls not distinct;
create unique index spend_run_sum_of_one on app.spend_run_sum
  (workspace_id, at, run_id, member_id, schedule_id, set_id, label, connection_id) nulls not distinct;

-- What asked for questions for a set is of that set. The ledger is lifted in here alone, and no amount changes.
ALTER TABLE "app"."spend_entry" DISABLE TRIGGER "spend_entry_append_only";
UPDATE "app"."spend_entry" AS "entry" SET "set_id" = "run"."for_set_id"
  FROM "app"."run"
 WHERE "run"."id" = "entry"."run_id" AND "run"."workspace_id" = "entry"."workspace_id"
   AND "run"."for_set_id" IS NOT NULL AND "entry"."set_id" IS NULL;
ALTER TABLE "app"."spend_entry" ENABLE TRIGGER "spend_entry_append_only";
