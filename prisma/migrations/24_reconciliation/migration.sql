-- CreateEnum
CREATE TYPE "app"."reconciliation_state" AS ENUM ('first', 'agreed', 'differs', 'unread');

-- AlterTable
ALTER TABLE "app"."spend_entry" ADD COLUMN     "reconciliation_id" UUID;

-- CreateTable
CREATE TABLE "app"."account_reading" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "listed_from" TIMESTAMPTZ(3),
    "money_before" JSONB,
    "money_after" JSONB,
    "calls" JSONB,
    "unreadable" INTEGER NOT NULL DEFAULT 0,
    "workspace_ids" UUID[],
    "failure" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "compared_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."reconciliation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "account_key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "state" "app"."reconciliation_state" NOT NULL,
    "read_from" TIMESTAMPTZ(3),
    "read_to" TIMESTAMPTZ(3),
    "difference" DECIMAL(18,9),
    "result" JSONB,
    "failure" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_reading_key_day_key" ON "app"."account_reading"("key", "day");

-- CreateIndex
CREATE INDEX "reconciliation_workspace_id_day_idx" ON "app"."reconciliation"("workspace_id", "day" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_connection_id_idx" ON "app"."reconciliation"("connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_workspace_id_account_key_day_key" ON "app"."reconciliation"("workspace_id", "account_key", "day");

-- AddForeignKey
ALTER TABLE "app"."reconciliation" ADD CONSTRAINT "reconciliation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."reconciliation" ADD CONSTRAINT "reconciliation_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "app"."connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- reconciliation.sql
-- What settles a reconciliation's difference is an accountant's.
alter table app.spend_entry add constraint spend_entry_reconciliation
  check (reconciliation_id is null or reason is not null);

create index spend_entry_of_reconciliation on app.spend_entry (reconciliation_id) where reconciliation_id is not null;
