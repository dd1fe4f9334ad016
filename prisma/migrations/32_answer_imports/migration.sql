-- CreateEnum
CREATE TYPE "app"."answer_import_state" AS ENUM ('uploading', 'checking', 'checked', 'importing', 'done', 'undoing', 'undone', 'refused');

-- CreateEnum
CREATE TYPE "app"."answer_origin" AS ENUM ('collected', 'imported');

-- AlterEnum
ALTER TYPE "app"."run_kind" ADD VALUE 'import';

-- AlterTable
ALTER TABLE "app"."prompt" ADD COLUMN     "import_id" UUID;

-- AlterTable
ALTER TABLE "app"."run" ALTER COLUMN "plan" DROP NOT NULL,
ALTER COLUMN "plan_hash" DROP NOT NULL,
ALTER COLUMN "method" DROP NOT NULL;

-- AlterTable
ALTER TABLE "app"."task" ADD COLUMN     "origin" "app"."answer_origin" NOT NULL DEFAULT 'collected',
ALTER COLUMN "connection_id" DROP NOT NULL,
ALTER COLUMN "method" DROP NOT NULL;

-- AlterTable
ALTER TABLE "app"."answer" ALTER COLUMN "elapsed_ms" DROP NOT NULL;

-- CreateTable
CREATE TABLE "app"."answer_import" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "run_id" UUID,
    "state" "app"."answer_import_state" NOT NULL DEFAULT 'uploading',
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "encoding" TEXT,
    "format" JSONB,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "place" INTEGER NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "failure" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "lease_owner" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "imported_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."answer_import_piece" (
    "import_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "answer_import_piece_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "app"."imported_answer" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "external_id" TEXT,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "imported_answer_pkey" PRIMARY KEY ("task_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "answer_import_run_id_key" ON "app"."answer_import"("run_id");

-- CreateIndex
CREATE INDEX "answer_import_workspace_id_created_at_idx" ON "app"."answer_import"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "answer_import_piece_workspace_id_idx" ON "app"."answer_import_piece"("workspace_id");

-- CreateIndex
CREATE INDEX "imported_answer_import_id_idx" ON "app"."imported_answer"("import_id");

-- AddForeignKey
ALTER TABLE "app"."answer_import" ADD CONSTRAINT "answer_import_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_import" ADD CONSTRAINT "answer_import_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "app"."run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_import_piece" ADD CONSTRAINT "answer_import_piece_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_import_piece" ADD CONSTRAINT "answer_import_piece_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "app"."answer_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."imported_answer" ADD CONSTRAINT "imported_answer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."imported_answer" ADD CONSTRAINT "imported_answer_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."imported_answer" ADD CONSTRAINT "imported_answer_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "app"."answer_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."prompt" ADD CONSTRAINT "prompt_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "app"."answer_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- answer_imports.sql
-- What an import has, it has; what was asked from here has a plan, a connection and a method.
alter table app.run add constraint run_plan_of_kind
  check ((kind::text = 'import') = (plan is null) and (plan is null) = (plan_hash is null) and (plan is null) = (method is null));
alter table app.task add constraint task_origin
  check ((origin = 'imported') = (connection_id is null) and (origin = 'imported') = (method is null)) not valid;

-- An answer is imported once: by its id elsewhere, or, where it has none, by what it says.
create unique index imported_answer_external on app.imported_answer (workspace_id, external_id)
  where external_id is not null;
create unique index imported_answer_content on app.imported_answer (workspace_id, content_hash)
  where external_id is null;

-- Imports that somebody works on, or should.
create index answer_import_open on app.answer_import (lease_until)
  where state in ('checking', 'importing', 'undoing');

-- What an import made of a library: few beside what it has, and found when it is undone.
create index prompt_import on app.prompt (import_id) where import_id is not null;
