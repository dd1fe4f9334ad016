-- AlterTable
ALTER TABLE "api"."account" ALTER COLUMN "base_price_live" DROP NOT NULL,
ALTER COLUMN "base_price_live" DROP DEFAULT,
ALTER COLUMN "base_price_standard" DROP NOT NULL,
ALTER COLUMN "base_price_standard" DROP DEFAULT;

-- AlterTable
ALTER TABLE "api"."task" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "app"."answer" ALTER COLUMN "model_charge" DROP NOT NULL,
ALTER COLUMN "cost" DROP NOT NULL;

-- AlterTable
ALTER TABLE "app"."spend_entry" ALTER COLUMN "model_charge" DROP NOT NULL;

-- CreateTable
CREATE TABLE "api"."upstream" (
    "engine" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "base_url" TEXT,
    "models" TEXT[],
    "sealed_key" BYTEA,
    "key_end" TEXT,
    "key_set_at" TIMESTAMPTZ(3),
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by" TEXT NOT NULL,

    CONSTRAINT "upstream_pkey" PRIMARY KEY ("engine")
);

-- CreateTable
CREATE TABLE "api"."pause" (
    "engine" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "pauses" INTEGER NOT NULL,

    CONSTRAINT "pause_pkey" PRIMARY KEY ("engine","model")
);

-- api_upstreams.sql
-- The standard prices were written into every account; they follow what stands behind the engine now.
UPDATE api.account SET base_price_live = NULL WHERE base_price_live = 0.0006;
UPDATE api.account SET base_price_standard = NULL WHERE base_price_standard = 0.0002;

-- Claiming goes round accounts and models, and steps over models that are paused.
DROP INDEX api.task_queue;
CREATE INDEX task_queue ON api.task (account_id, engine, model, posted_at, id) WHERE state = 'queued';
