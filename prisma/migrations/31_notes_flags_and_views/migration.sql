-- AlterTable
ALTER TABLE "app"."membership" ADD COLUMN     "first_view_id" UUID;

-- CreateTable
CREATE TABLE "app"."answer_note" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."flag" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "colour" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."answer_flag" (
    "flag_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_flag_pkey" PRIMARY KEY ("flag_id","task_id")
);

-- CreateTable
CREATE TABLE "app"."saved_view" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "answer_note_task_id_created_at_idx" ON "app"."answer_note"("task_id", "created_at");

-- CreateIndex
CREATE INDEX "answer_note_workspace_id_idx" ON "app"."answer_note"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "flag_workspace_id_folded_key" ON "app"."flag"("workspace_id", "folded");

-- CreateIndex
CREATE INDEX "answer_flag_task_id_idx" ON "app"."answer_flag"("task_id");

-- CreateIndex
CREATE INDEX "answer_flag_workspace_id_idx" ON "app"."answer_flag"("workspace_id");

-- CreateIndex
CREATE INDEX "membership_first_view_id_idx" ON "app"."membership"("first_view_id");

-- AddForeignKey
ALTER TABLE "app"."answer_note" ADD CONSTRAINT "answer_note_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_note" ADD CONSTRAINT "answer_note_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."flag" ADD CONSTRAINT "flag_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_flag" ADD CONSTRAINT "answer_flag_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_flag" ADD CONSTRAINT "answer_flag_flag_id_fkey" FOREIGN KEY ("flag_id") REFERENCES "app"."flag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."answer_flag" ADD CONSTRAINT "answer_flag_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."saved_view" ADD CONSTRAINT "saved_view_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."saved_view" ADD CONSTRAINT "saved_view_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "app"."membership"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_first_view_id_fkey" FOREIGN KEY ("first_view_id") REFERENCES "app"."saved_view"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- saved_views.sql
-- A name is one among a person's own views, and one among those the workspace shares.
create unique index saved_view_name on app.saved_view (workspace_id, owner_id, folded) nulls not distinct;
