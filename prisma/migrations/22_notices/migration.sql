-- AlterTable
ALTER TABLE "app"."run" ADD COLUMN     "end_told_at" TIMESTAMPTZ(3);

-- What ended before there were notices is no news.
UPDATE "app"."run" SET "end_told_at" = now()
 WHERE "set_id" IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM "app"."task"
                    WHERE "task"."workspace_id" = "run"."workspace_id" AND "task"."run_id" = "run"."id"
                      AND "state" NOT IN ('answered', 'failed', 'unknown', 'cancelled'));

-- CreateTable
CREATE TABLE "app"."notice" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."notice_seen" (
    "notice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,

    CONSTRAINT "notice_seen_pkey" PRIMARY KEY ("notice_id","user_id")
);

-- CreateIndex
CREATE INDEX "notice_workspace_id_at_idx" ON "app"."notice"("workspace_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notice_workspace_id_cause_key" ON "app"."notice"("workspace_id", "cause");

-- CreateIndex
CREATE INDEX "notice_seen_user_id_idx" ON "app"."notice_seen"("user_id");

-- CreateIndex
CREATE INDEX "notice_seen_workspace_id_idx" ON "app"."notice_seen"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."notice" ADD CONSTRAINT "notice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_seen" ADD CONSTRAINT "notice_seen_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "app"."notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_seen" ADD CONSTRAINT "notice_seen_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_seen" ADD CONSTRAINT "notice_seen_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- run_ends.sql
-- Runs of sets whose end is still to be told.
create index run_end_to_tell on app.run (created_at) where set_id is not null and end_told_at is null;
