-- AlterTable
ALTER TABLE "app"."library_change" ADD COLUMN     "run_id" UUID;

-- AlterTable
ALTER TABLE "app"."run" ADD COLUMN     "for_set_id" UUID;

-- CreateIndex
CREATE INDEX "library_change_run_id_idx" ON "app"."library_change"("run_id");

-- CreateIndex
CREATE INDEX "run_for_set_id_created_at_idx" ON "app"."run"("for_set_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "app"."library_change" ADD CONSTRAINT "library_change_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "app"."run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."run" ADD CONSTRAINT "run_for_set_id_fkey" FOREIGN KEY ("for_set_id") REFERENCES "app"."prompt_set"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- question_asks.sql
-- Runs that ask for questions: few, and what they cite is left out of what a workspace's answers cite.
create index run_suggestions on app.run (workspace_id) where kind = 'suggestions';
