-- CreateEnum
CREATE TYPE "app"."budget_period" AS ENUM ('day', 'week', 'month', 'once');

-- AlterTable
ALTER TABLE "app"."run" ADD COLUMN     "cap" DECIMAL(18,9);

-- AlterTable
ALTER TABLE "app"."spend_entry" ADD COLUMN     "connection_id" UUID,
ADD COLUMN     "label" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "schedule_id" UUID,
ADD COLUMN     "set_id" UUID,
ALTER COLUMN "engine" DROP NOT NULL,
ALTER COLUMN "model" DROP NOT NULL;

-- The ledger is lifted in here alone: its entries say what their runs and tasks said of them. No amount changes.
ALTER TABLE "app"."spend_entry" DISABLE TRIGGER "spend_entry_append_only";
UPDATE "app"."spend_entry" AS "entry" SET
  "schedule_id" = "said"."schedule_id",
  "set_id" = "said"."set_id",
  "label" = "said"."label",
  "connection_id" = "said"."connection_id"
FROM (
  SELECT "one"."id", "run"."schedule_id", "run"."set_id", "run"."label", "task"."connection_id"
  FROM "app"."spend_entry" AS "one"
  LEFT JOIN "app"."run" ON "run"."id" = "one"."run_id"
  LEFT JOIN "app"."task" ON "task"."id" = "one"."task_id"
) AS "said"
WHERE "said"."id" = "entry"."id";
ALTER TABLE "app"."spend_entry" ENABLE TRIGGER "spend_entry_append_only";

-- CreateTable
CREATE TABLE "app"."budget" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "member_id" UUID,
    "label" TEXT,
    "schedule_id" UUID,
    "amount" DECIMAL(18,9) NOT NULL,
    "period" "app"."budget_period" NOT NULL,
    "starts_on" DATE,
    "warn_at" INTEGER[],
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."budget_event" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "share" INTEGER,
    "amount" DECIMAL(18,9) NOT NULL,
    "period_from" TIMESTAMPTZ(3) NOT NULL,
    "period_before" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "budget_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "budget_workspace_id_idx" ON "app"."budget"("workspace_id");

-- CreateIndex
CREATE INDEX "budget_event_workspace_id_idx" ON "app"."budget_event"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."budget" ADD CONSTRAINT "budget_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."budget" ADD CONSTRAINT "budget_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "app"."schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."budget_event" ADD CONSTRAINT "budget_event_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."budget_event" ADD CONSTRAINT "budget_event_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "app"."budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- budgets.sql
-- A budget is of one thing, or of the whole workspace; one that is for once begins on a day.
alter table app.budget add constraint budget_is_of_one check (num_nonnulls(member_id, label, schedule_id) <= 1);
alter table app.budget add constraint budget_starts check ((period = 'once') = (starts_on is not null));
alter table app.budget add constraint budget_amount check (amount > 0);

-- Whichever process notices it, and however many do at once.
create unique index budget_event_once on app.budget_event (budget_id, period_from, share, amount) nulls not distinct;

-- What was spent in a span of time, read from the index alone: budgets sum it while they are locked.
create index spend_entry_charged on app.spend_entry (workspace_id, at) include (amount, member_id, label, schedule_id)
  where kind in ('charge', 'correction');

-- spend_reason.sql
-- A reason is an accountant's, and stands with what he entered.
alter table app.spend_entry add constraint spend_entry_reason check (reason is null or (kind = 'correction' and reason <> ''));
-- What no one engine was asked has no model either.
alter table app.spend_entry add constraint spend_entry_engine check ((engine is null) = (model is null));
