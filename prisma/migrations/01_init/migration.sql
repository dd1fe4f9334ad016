-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "api";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "app";

-- CreateEnum
CREATE TYPE "api"."method" AS ENUM ('live', 'standard');

-- CreateEnum
CREATE TYPE "api"."task_state" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "api"."ledger_kind" AS ENUM ('live', 'posted', 'settled', 'refunded');

-- CreateEnum
CREATE TYPE "app"."role" AS ENUM ('owner', 'admin', 'member', 'viewer');

-- CreateEnum
CREATE TYPE "app"."connection_kind" AS ENUM ('builtin', 'hosted');

-- CreateEnum
CREATE TYPE "app"."method" AS ENUM ('live', 'standard');

-- CreateEnum
CREATE TYPE "app"."task_state" AS ENUM ('planned', 'calling', 'posting', 'posted', 'answered', 'failed', 'unknown');

-- CreateEnum
CREATE TYPE "app"."spend_kind" AS ENUM ('reservation', 'charge', 'release', 'correction');

-- CreateTable
CREATE TABLE "api"."account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "password_sha256" BYTEA NOT NULL,
    "workspace_id" UUID,
    "base_price_live" DECIMAL(18,9) NOT NULL DEFAULT 0.0006,
    "base_price_standard" DECIMAL(18,9) NOT NULL DEFAULT 0.0002,
    "advance" DECIMAL(18,9) NOT NULL DEFAULT 0.01,
    "live_slots" INTEGER NOT NULL DEFAULT 30,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api"."task" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "engine" TEXT NOT NULL,
    "method" "api"."method" NOT NULL,
    "state" "api"."task_state" NOT NULL,
    "posted" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "tag" TEXT NOT NULL DEFAULT '',
    "postback_url" TEXT,
    "pingback_url" TEXT,
    "status_code" INTEGER NOT NULL,
    "status_message" TEXT NOT NULL,
    "base_cost" DECIMAL(18,9) NOT NULL,
    "advance" DECIMAL(18,9) NOT NULL DEFAULT 0,
    "money_spent" DECIMAL(18,9),
    "charge_basis" TEXT,
    "upstream" TEXT,
    "result" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "collected_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_owner" UUID,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api"."ledger_entry" (
    "task_id" TEXT NOT NULL,
    "kind" "api"."ledger_kind" NOT NULL,
    "account_id" UUID NOT NULL,
    "base" DECIMAL(18,9) NOT NULL DEFAULT 0,
    "advance" DECIMAL(18,9) NOT NULL DEFAULT 0,
    "model_charge" DECIMAL(18,9) NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("task_id","kind")
);

-- CreateTable
CREATE TABLE "api"."live_slot" (
    "account_id" UUID NOT NULL,
    "engine" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "task_id" TEXT NOT NULL,
    "leased_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_slot_pkey" PRIMARY KEY ("account_id","engine","slot")
);

-- CreateTable
CREATE TABLE "app"."instance" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "setup_code_hash" TEXT,
    "set_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."worker_heartbeat" (
    "worker_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "app"."user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "password_hash" TEXT,
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "blocked_to" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "app"."workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."membership" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "app"."role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "app"."connection" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "app"."connection_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT,
    "login" TEXT NOT NULL,
    "sealed_password" BYTEA NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "tested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."model_list" (
    "connection_id" UUID NOT NULL,
    "engine" TEXT NOT NULL,
    "models" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_list_pkey" PRIMARY KEY ("connection_id","engine")
);

-- CreateTable
CREATE TABLE "app"."prompt" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."prompt_version" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "prompt_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "user_prompt" TEXT NOT NULL,
    "system_message" TEXT,
    "turns" JSONB NOT NULL DEFAULT '[]',
    "content_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."run" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "prompt_version_id" UUID NOT NULL,
    "request_key" UUID NOT NULL,
    "method" "app"."method" NOT NULL,
    "label" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."task" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "prompt_version_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "model_asked" TEXT NOT NULL,
    "method" "app"."method" NOT NULL,
    "parameters" JSONB NOT NULL,
    "web_search_asked" BOOLEAN NOT NULL,
    "state" "app"."task_state" NOT NULL DEFAULT 'planned',
    "remote_id" TEXT,
    "post_cost" DECIMAL(18,9),
    "status_code" INTEGER,
    "status_message" TEXT,
    "failure_kind" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_check_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."answer" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "model_answered" TEXT NOT NULL,
    "surface" TEXT NOT NULL DEFAULT 'api',
    "web_search_done" BOOLEAN NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "reasoning_tokens" INTEGER,
    "model_charge" DECIMAL(18,9) NOT NULL,
    "cost" DECIMAL(18,9) NOT NULL,
    "cost_derived" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "fan_out_queries" TEXT[],
    "citation_count" INTEGER NOT NULL,
    "parser_version" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "elapsed_ms" INTEGER NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("task_id")
);

-- CreateTable
CREATE TABLE "app"."raw_reply" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "request" BYTEA NOT NULL,
    "request_sha256" TEXT NOT NULL,
    "reply" BYTEA NOT NULL,
    "reply_sha256" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raw_reply_pkey" PRIMARY KEY ("task_id")
);

-- CreateTable
CREATE TABLE "app"."citation" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "raw_url" TEXT NOT NULL,
    "resolved_url" TEXT,
    "source_url" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "start_index" INTEGER,
    "end_index" INTEGER,
    "engine" TEXT NOT NULL,
    "section_index" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."rate_window" (
    "bucket" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(0) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("bucket","window_start")
);

-- CreateTable
CREATE TABLE "app"."spend_entry" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "kind" "app"."spend_kind" NOT NULL,
    "amount" DECIMAL(18,9) NOT NULL,
    "model_charge" DECIMAL(18,9) NOT NULL DEFAULT 0,
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "reasoning_tokens" INTEGER NOT NULL DEFAULT 0,
    "engine" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spend_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_number_key" ON "api"."account"("number");

-- CreateIndex
CREATE UNIQUE INDEX "account_login_key" ON "api"."account"("login");

-- CreateIndex
CREATE INDEX "account_workspace_id_idx" ON "api"."account"("workspace_id");

-- CreateIndex
CREATE INDEX "task_account_id_posted_at_idx" ON "api"."task"("account_id", "posted_at");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_at_idx" ON "api"."ledger_entry"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "app"."user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "app"."session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "app"."workspace"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "app"."membership"("user_id");

-- CreateIndex
CREATE INDEX "connection_workspace_id_idx" ON "app"."connection"("workspace_id");

-- CreateIndex
CREATE INDEX "prompt_workspace_id_created_at_idx" ON "app"."prompt"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "prompt_version_prompt_id_number_key" ON "app"."prompt_version"("prompt_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_version_workspace_id_content_hash_key" ON "app"."prompt_version"("workspace_id", "content_hash");

-- CreateIndex
CREATE INDEX "run_prompt_version_id_idx" ON "app"."run"("prompt_version_id");

-- CreateIndex
CREATE INDEX "run_workspace_id_created_at_idx" ON "app"."run"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "run_workspace_id_request_key_key" ON "app"."run"("workspace_id", "request_key");

-- CreateIndex
CREATE INDEX "task_workspace_id_created_at_id_idx" ON "app"."task"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "task_workspace_id_run_id_idx" ON "app"."task"("workspace_id", "run_id");

-- CreateIndex
CREATE INDEX "task_prompt_version_id_idx" ON "app"."task"("prompt_version_id");

-- CreateIndex
CREATE INDEX "task_state_next_check_at_idx" ON "app"."task"("state", "next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "task_run_id_position_key" ON "app"."task"("run_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "task_connection_id_remote_id_key" ON "app"."task"("connection_id", "remote_id");

-- CreateIndex
CREATE INDEX "answer_workspace_id_answered_at_idx" ON "app"."answer"("workspace_id", "answered_at" DESC);

-- CreateIndex
CREATE INDEX "raw_reply_workspace_id_idx" ON "app"."raw_reply"("workspace_id");

-- CreateIndex
CREATE INDEX "citation_workspace_id_domain_source_url_idx" ON "app"."citation"("workspace_id", "domain", "source_url");

-- CreateIndex
CREATE INDEX "citation_workspace_id_answered_at_idx" ON "app"."citation"("workspace_id", "answered_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "citation_task_id_position_key" ON "app"."citation"("task_id", "position");

-- CreateIndex
CREATE INDEX "spend_entry_workspace_id_at_idx" ON "app"."spend_entry"("workspace_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "spend_entry_task_id_kind_key" ON "app"."spend_entry"("task_id", "kind");

-- AddForeignKey
ALTER TABLE "app"."session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."connection" ADD CONSTRAINT "connection_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."model_list" ADD CONSTRAINT "model_list_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "app"."connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt_version" ADD CONSTRAINT "prompt_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt_version" ADD CONSTRAINT "prompt_version_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "app"."prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "app"."prompt_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."task" ADD CONSTRAINT "task_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."task" ADD CONSTRAINT "task_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "app"."run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."task" ADD CONSTRAINT "task_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "app"."prompt_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."task" ADD CONSTRAINT "task_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "app"."connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer" ADD CONSTRAINT "answer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer" ADD CONSTRAINT "answer_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."raw_reply" ADD CONSTRAINT "raw_reply_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."raw_reply" ADD CONSTRAINT "raw_reply_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."citation" ADD CONSTRAINT "citation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."citation" ADD CONSTRAINT "citation_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_entry" ADD CONSTRAINT "spend_entry_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- api.sql
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

-- search.sql
-- Words in prompts and answers. "simple": no stemming, since answers come in every language.
create index answer_text_search on app.answer using gin (to_tsvector('simple', text));
create index prompt_version_text_search on app.prompt_version using gin (to_tsvector('simple', user_prompt));

-- spend_entry_append_only.sql
-- The ledger is the truth about money: rows are added, never changed. They go only with their whole workspace.
CREATE FUNCTION "app"."refuse_spend_entry_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT 1 FROM "app"."workspace" WHERE "id" = OLD."workspace_id") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'app.spend_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "spend_entry_append_only" BEFORE UPDATE OR DELETE ON "app"."spend_entry"
  FOR EACH ROW EXECUTE FUNCTION "app"."refuse_spend_entry_change"();

CREATE TRIGGER "spend_entry_no_truncate" BEFORE TRUNCATE ON "app"."spend_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "app"."refuse_spend_entry_change"();
