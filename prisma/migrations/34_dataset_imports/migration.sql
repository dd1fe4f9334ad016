-- CreateEnum
CREATE TYPE "app"."dataset_import_state" AS ENUM ('uploading', 'importing', 'done', 'refused');

-- CreateTable
CREATE TABLE "app"."dataset_import" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "state" "app"."dataset_import_state" NOT NULL DEFAULT 'uploading',
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "progress" JSONB,
    "manifest" JSONB,
    "counts" JSONB,
    "failure" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "lease_owner" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dataset_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."dataset_import_piece" (
    "import_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "dataset_import_piece_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "dataset_import_workspace_id_key" ON "app"."dataset_import"("workspace_id");

-- CreateIndex
CREATE INDEX "dataset_import_piece_workspace_id_idx" ON "app"."dataset_import_piece"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."dataset_import" ADD CONSTRAINT "dataset_import_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."dataset_import_piece" ADD CONSTRAINT "dataset_import_piece_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."dataset_import_piece" ADD CONSTRAINT "dataset_import_piece_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "app"."dataset_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- dataset_imports.sql
-- An archive is compressed already, and read in parts of a piece.
alter table app.dataset_import_piece alter column bytes set storage external;
