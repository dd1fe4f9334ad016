-- CreateTable
CREATE TABLE "app"."report_logo" (
    "workspace_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_logo_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "app"."report_logo" ADD CONSTRAINT "report_logo_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- report_logo.sql
-- A logo is of one of the kinds that carry no script, and small; its limits are LOGO_LIMITS.
alter table app.report_logo add constraint report_logo_whole check (
  type in ('image/png', 'image/jpeg', 'image/webp')
  and octet_length(bytes) between 1 and 262144
  and width between 1 and 2000 and height between 1 and 2000
);
