-- CreateEnum
CREATE TYPE "app"."library_change_kind" AS ENUM ('import', 'paste', 'expand', 'suggest', 'clone', 'edit', 'archive', 'restore');

-- CreateEnum
CREATE TYPE "app"."intent" AS ENUM ('branded', 'unbranded');

-- CreateEnum
CREATE TYPE "app"."funnel_stage" AS ENUM ('awareness', 'consideration', 'decision', 'retention');

-- CreateEnum
CREATE TYPE "app"."run_kind" AS ENUM ('question', 'set', 'suggestions');

-- CreateEnum
CREATE TYPE "app"."schedule_state" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "app"."slot_state" AS ENUM ('sent', 'skipped');

-- CreateEnum
CREATE TYPE "app"."mark_kind" AS ENUM ('page_published', 'campaign', 'model_changed', 'other');

-- AlterEnum
ALTER TYPE "app"."task_state" ADD VALUE 'cancelled';

-- DropIndex
DROP INDEX "app"."prompt_version_workspace_id_content_hash_key";

-- AlterTable
ALTER TABLE "app"."prompt" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "change_id" UUID,
ADD COLUMN     "content_hash" TEXT,
ADD COLUMN     "family_id" UUID,
ADD COLUMN     "intent" "app"."intent",
ADD COLUMN     "market_id" UUID,
ADD COLUMN     "persona_id" UUID,
ADD COLUMN     "set_id" UUID,
ADD COLUMN     "stage" "app"."funnel_stage",
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "topic" TEXT,
ADD COLUMN     "weight" DECIMAL(18,6) NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "app"."run" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "expected_high" DECIMAL(18,9),
ADD COLUMN     "expected_low" DECIMAL(18,9),
ADD COLUMN     "kind" "app"."run_kind" NOT NULL DEFAULT 'question',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "schedule_id" UUID,
ADD COLUMN     "set_id" UUID,
ADD COLUMN     "set_version_id" UUID,
ADD COLUMN     "slot_id" UUID;

-- AlterTable
ALTER TABLE "app"."task" ADD COLUMN     "market_id" UUID,
ADD COLUMN     "persona_id" UUID;

-- CreateTable
CREATE TABLE "app"."prompt_set" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompt_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."prompt_set_version" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "members" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_set_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."family" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "template" TEXT,
    "variables" JSONB NOT NULL DEFAULT '[]',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "family_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."market" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "country" TEXT,
    "city" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "market_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."persona" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "system_message" TEXT NOT NULL,
    "replaced_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."library_change" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "kind" "app"."library_change_kind" NOT NULL,
    "count" INTEGER NOT NULL,
    "file_name" TEXT,
    "file_hash" TEXT,
    "before" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "library_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."schedule" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "ask" JSONB NOT NULL,
    "spread_minutes" INTEGER NOT NULL DEFAULT 0,
    "cap_per_slot" DECIMAL(18,9) NOT NULL,
    "cap_per_month" DECIMAL(18,9) NOT NULL,
    "state" "app"."schedule_state" NOT NULL DEFAULT 'active',
    "paused_reason" TEXT,
    "next_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."schedule_slot" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "app"."slot_state" NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."timeline_mark" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "set_id" UUID,
    "kind" "app"."mark_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "engine" TEXT,
    "model_asked" TEXT,
    "model_before" TEXT,
    "model_after" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "timeline_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prompt_set_workspace_id_idx" ON "app"."prompt_set"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_set_version_set_id_number_key" ON "app"."prompt_set_version"("set_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_set_version_set_id_content_hash_key" ON "app"."prompt_set_version"("set_id", "content_hash");

-- CreateIndex
CREATE INDEX "family_set_id_idx" ON "app"."family"("set_id");

-- CreateIndex
CREATE INDEX "market_workspace_id_idx" ON "app"."market"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "persona_replaced_by_id_key" ON "app"."persona"("replaced_by_id");

-- CreateIndex
CREATE INDEX "persona_workspace_id_idx" ON "app"."persona"("workspace_id");

-- CreateIndex
CREATE INDEX "library_change_set_id_created_at_idx" ON "app"."library_change"("set_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "schedule_workspace_id_idx" ON "app"."schedule"("workspace_id");

-- CreateIndex
CREATE INDEX "schedule_state_next_at_idx" ON "app"."schedule"("state", "next_at");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_slot_schedule_id_due_at_key" ON "app"."schedule_slot"("schedule_id", "due_at");

-- CreateIndex
CREATE INDEX "timeline_mark_workspace_id_at_idx" ON "app"."timeline_mark"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "prompt_set_id_created_at_idx" ON "app"."prompt"("set_id", "created_at");

-- CreateIndex
CREATE INDEX "prompt_family_id_idx" ON "app"."prompt"("family_id");

-- CreateIndex
CREATE INDEX "prompt_change_id_idx" ON "app"."prompt"("change_id");

-- CreateIndex
CREATE INDEX "prompt_persona_id_idx" ON "app"."prompt"("persona_id");

-- CreateIndex
CREATE INDEX "prompt_market_id_idx" ON "app"."prompt"("market_id");

-- CreateIndex
CREATE INDEX "prompt_version_workspace_id_content_hash_idx" ON "app"."prompt_version"("workspace_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "run_slot_id_key" ON "app"."run"("slot_id");

-- CreateIndex
CREATE INDEX "run_set_id_created_at_idx" ON "app"."run"("set_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "run_schedule_id_created_at_idx" ON "app"."run"("schedule_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "run_set_version_id_idx" ON "app"."run"("set_version_id");

-- AddForeignKey
ALTER TABLE "app"."prompt_set" ADD CONSTRAINT "prompt_set_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt_set_version" ADD CONSTRAINT "prompt_set_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt_set_version" ADD CONSTRAINT "prompt_set_version_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."family" ADD CONSTRAINT "family_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."family" ADD CONSTRAINT "family_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."market" ADD CONSTRAINT "market_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."persona" ADD CONSTRAINT "persona_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."persona" ADD CONSTRAINT "persona_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "app"."persona"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."library_change" ADD CONSTRAINT "library_change_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."library_change" ADD CONSTRAINT "library_change_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "app"."family"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_market_id_fkey" FOREIGN KEY ("market_id") REFERENCES "app"."market"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "app"."persona"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "app"."library_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_set_version_id_fkey" FOREIGN KEY ("set_version_id") REFERENCES "app"."prompt_set_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "app"."schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "app"."schedule_slot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."task" ADD CONSTRAINT "task_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "app"."persona"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."task" ADD CONSTRAINT "task_market_id_fkey" FOREIGN KEY ("market_id") REFERENCES "app"."market"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."schedule" ADD CONSTRAINT "schedule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."schedule" ADD CONSTRAINT "schedule_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."schedule_slot" ADD CONSTRAINT "schedule_slot_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."schedule_slot" ADD CONSTRAINT "schedule_slot_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "app"."schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."timeline_mark" ADD CONSTRAINT "timeline_mark_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."timeline_mark" ADD CONSTRAINT "timeline_mark_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "app"."prompt_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- question_library.sql
-- A set's name is its own among the sets in use.
create unique index prompt_set_name on app.prompt_set (workspace_id, lower(name)) where archived_at is null;

-- A set has each question once among what is in use: the same wording, market and persona.
create unique index prompt_set_content on app.prompt (set_id, content_hash)
  where set_id is not null and archived_at is null;

-- A market is kept once.
create unique index market_place on app.market (workspace_id, language, country, lower(city)) nulls not distinct;

-- What was kept does not change: plans and answers point to it.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what app.% says is kept as it is', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger market_kept before update on app.market for each row
  when ((old.language, old.country, old.city) is distinct from (new.language, new.country, new.city))
  execute function app.refuse_change();

create trigger persona_kept before update on app.persona for each row
  when (old.system_message is distinct from new.system_message)
  execute function app.refuse_change();

create trigger prompt_set_version_kept before update on app.prompt_set_version for each row
  when ((old.members, old.content_hash) is distinct from (new.members, new.content_hash))
  execute function app.refuse_change();

create trigger prompt_version_kept before update on app.prompt_version for each row
  when ((old.user_prompt, old.system_message, old.turns) is distinct from (new.user_prompt, new.system_message, new.turns))
  execute function app.refuse_change();

alter table app.prompt_set_version add constraint prompt_set_version_hash
  check (content_hash = encode(sha256(convert_to(members, 'UTF8')), 'hex'));

alter table app.prompt add constraint prompt_weight check (weight >= 0);

-- What was asked in a market or as a persona, for filters, and for the check when a workspace goes.
create index task_market on app.task (market_id) where market_id is not null;
create index task_persona on app.task (persona_id) where persona_id is not null;
