-- AlterTable
ALTER TABLE "app"."outgoing_mail" ADD COLUMN     "sealed_unsubscribe" BYTEA;

-- AlterTable
ALTER TABLE "app"."report_link" ADD COLUMN     "from_day" TEXT,
ADD COLUMN     "to_day" TEXT;

-- CreateTable
CREATE TABLE "app"."report_mailing" (
    "report_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "every" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "narrowing" JSONB,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "held_to" TIMESTAMPTZ(3),

    CONSTRAINT "report_mailing_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "app"."report_recipient" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "unsubscribe_hash" TEXT NOT NULL,
    "sealed_unsubscribe" BYTEA NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."sent_report" (
    "report_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "slot_at" TIMESTAMPTZ(3) NOT NULL,
    "from_day" TEXT NOT NULL,
    "to_day" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "mails" INTEGER NOT NULL,
    "link_id" UUID,

    CONSTRAINT "sent_report_pkey" PRIMARY KEY ("report_id","slot_at")
);

-- CreateIndex
CREATE INDEX "report_mailing_next_at_idx" ON "app"."report_mailing"("next_at");

-- CreateIndex
CREATE INDEX "report_mailing_workspace_id_idx" ON "app"."report_mailing"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_recipient_unsubscribe_hash_key" ON "app"."report_recipient"("unsubscribe_hash");

-- CreateIndex
CREATE INDEX "report_recipient_workspace_id_idx" ON "app"."report_recipient"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_recipient_report_id_address_key" ON "app"."report_recipient"("report_id", "address");

-- CreateIndex
CREATE INDEX "sent_report_workspace_id_idx" ON "app"."sent_report"("workspace_id");

-- CreateIndex
CREATE INDEX "sent_report_link_id_idx" ON "app"."sent_report"("link_id");

-- AddForeignKey
ALTER TABLE "app"."report_mailing" ADD CONSTRAINT "report_mailing_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_mailing" ADD CONSTRAINT "report_mailing_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "app"."report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_recipient" ADD CONSTRAINT "report_recipient_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."report_recipient" ADD CONSTRAINT "report_recipient_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "app"."report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."sent_report" ADD CONSTRAINT "sent_report_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."sent_report" ADD CONSTRAINT "sent_report_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "app"."report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."sent_report" ADD CONSTRAINT "sent_report_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "app"."report_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- report_mailings.sql
alter table app.report_mailing add constraint report_mailing_day check (
  (every = 'week' and day between 0 and 6) or (every = 'month' and day between 1 and 28)
);
alter table app.sent_report add constraint sent_report_days check (from_day <= to_day);
alter table app.sent_report add constraint sent_report_mails check ((outcome = 'sent') = (mails > 0));
alter table app.report_link add constraint report_link_days check (
  (from_day is null) = (to_day is null) and (from_day is null or from_day <= to_day)
);
