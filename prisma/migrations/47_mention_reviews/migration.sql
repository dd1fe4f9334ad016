-- CreateEnum
CREATE TYPE "app"."review_verdict" AS ENUM ('brand', 'other');

-- CreateTable
CREATE TABLE "app"."mention_review" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "brand_id" UUID NOT NULL,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "verdict" "app"."review_verdict" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mention_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mention_review_brand_id_idx" ON "app"."mention_review"("brand_id");

-- CreateIndex
CREATE INDEX "mention_review_workspace_id_reviewer_id_at_idx" ON "app"."mention_review"("workspace_id", "reviewer_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "mention_review_task_id_brand_id_source_start_source_end_rev_key" ON "app"."mention_review"("task_id", "brand_id", "source_start", "source_end", "reviewer_id");

-- AddForeignKey
ALTER TABLE "app"."mention_review" ADD CONSTRAINT "mention_review_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."mention_review" ADD CONSTRAINT "mention_review_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."mention_review" ADD CONSTRAINT "mention_review_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "app"."brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- mention_reviews.sql
alter table app.mention_review add constraint mention_review_place
  check (source_start >= 0 and source_end > source_start);
