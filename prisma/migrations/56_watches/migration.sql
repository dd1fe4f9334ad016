-- AlterTable
ALTER TABLE "app"."workspace" ADD COLUMN     "watched_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "app"."watch" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "brand_id" UUID NOT NULL,
    "figure" TEXT NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "watch_workspace_id_idx" ON "app"."watch"("workspace_id");

-- CreateIndex
CREATE INDEX "watch_brand_id_idx" ON "app"."watch"("brand_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_schedule_id_brand_id_figure_key" ON "app"."watch"("schedule_id", "brand_id", "figure");

-- AddForeignKey
ALTER TABLE "app"."watch" ADD CONSTRAINT "watch_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."watch" ADD CONSTRAINT "watch_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "app"."schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."watch" ADD CONSTRAINT "watch_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "app"."brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;
