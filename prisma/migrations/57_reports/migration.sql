-- CreateTable
CREATE TABLE "app"."report" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "last_days" INTEGER,
    "from_day" TEXT,
    "to_day" TEXT,
    "shows_prompts" BOOLEAN NOT NULL,
    "shows_costs" BOOLEAN NOT NULL,
    "shows_notes" BOOLEAN NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."report_link" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."report_link_view" (
    "link_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "report_link_view_pkey" PRIMARY KEY ("link_id","hour")
);

-- CreateIndex
CREATE INDEX "report_workspace_id_changed_at_idx" ON "app"."report"("workspace_id", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_link_token_hash_key" ON "app"."report_link"("token_hash");

-- CreateIndex
CREATE INDEX "report_link_report_id_idx" ON "app"."report_link"("report_id");

-- CreateIndex
CREATE INDEX "report_link_workspace_id_idx" ON "app"."report_link"("workspace_id");

-- CreateIndex
CREATE INDEX "report_link_view_workspace_id_idx" ON "app"."report_link_view"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."report" ADD CONSTRAINT "report_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_link" ADD CONSTRAINT "report_link_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_link" ADD CONSTRAINT "report_link_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "app"."report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_link_view" ADD CONSTRAINT "report_link_view_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_link_view" ADD CONSTRAINT "report_link_view_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "app"."report_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- reports.sql
-- A report is of fixed days, or of the last so many.
alter table app.report add constraint report_period check (
  (last_days between 1 and 366 and from_day is null and to_day is null)
  or (last_days is null and from_day is not null and to_day is not null and from_day <= to_day)
);
alter table app.report_link_view add constraint report_link_views_some check (views > 0);
