-- AlterTable
ALTER TABLE "app"."notice" ADD COLUMN     "user_id" UUID;

-- CreateTable
CREATE TABLE "app"."notice_channel" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "name" TEXT,
    "host" TEXT,
    "sealed_url" BYTEA,
    "sealed_secret" BYTEA,
    "sealed_old_secret" BYTEA,
    "old_secret_until" TIMESTAMPTZ(3),
    "sealed_unsubscribe" BYTEA,
    "unsubscribe_hash" TEXT,
    "paces" JSONB NOT NULL,
    "digest_at" TEXT NOT NULL,
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "mutes" JSONB NOT NULL DEFAULT '{}',
    "failing_since" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_for" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "lease" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."notice_delivery" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "failure" TEXT,
    "tried_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."notice_place" (
    "channel_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "is_grouped" BOOLEAN NOT NULL,
    "delivery_id" UUID,

    CONSTRAINT "notice_place_pkey" PRIMARY KEY ("channel_id","notice_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notice_channel_unsubscribe_hash_key" ON "app"."notice_channel"("unsubscribe_hash");

-- CreateIndex
CREATE UNIQUE INDEX "notice_channel_workspace_id_user_id_key" ON "app"."notice_channel"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "notice_delivery_workspace_id_created_at_idx" ON "app"."notice_delivery"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "notice_delivery_created_at_idx" ON "app"."notice_delivery"("created_at");

-- CreateIndex
CREATE INDEX "notice_place_notice_id_idx" ON "app"."notice_place"("notice_id");

-- CreateIndex
CREATE INDEX "notice_place_delivery_id_idx" ON "app"."notice_place"("delivery_id");

-- CreateIndex
CREATE INDEX "notice_place_workspace_id_idx" ON "app"."notice_place"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."notice" ADD CONSTRAINT "notice_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "app"."membership"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_channel" ADD CONSTRAINT "notice_channel_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_channel" ADD CONSTRAINT "notice_channel_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "app"."membership"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_delivery" ADD CONSTRAINT "notice_delivery_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_delivery" ADD CONSTRAINT "notice_delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "app"."notice_channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_place" ADD CONSTRAINT "notice_place_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "app"."notice_channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_place" ADD CONSTRAINT "notice_place_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "app"."notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_place" ADD CONSTRAINT "notice_place_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "app"."notice_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."notice_place" ADD CONSTRAINT "notice_place_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- notice_channels.sql
-- What a channel of each kind has: a member's e-mail belongs to a member, all else to the workspace.
alter table app.notice_channel
  add constraint notice_channel_whole check (
    case kind
      when 'mail' then user_id is not null and sealed_unsubscribe is not null and unsubscribe_hash is not null
                       and sealed_url is null
      when 'webhook' then user_id is null and name is not null and sealed_url is not null and sealed_secret is not null
      when 'slack' then user_id is null and name is not null and sealed_url is not null and sealed_secret is null
      else false
    end),
  add constraint notice_channel_quiet_hours check ((quiet_from is null) = (quiet_to is null)),
  add constraint notice_channel_stopped check ((stopped_at is null) = (stopped_for is null));

alter table app.notice_delivery
  add constraint notice_delivery_waits check ((state = 'waiting') = (next_at is not null));

-- What is to be done, for whoever looks for it every few seconds.
create index notice_delivery_waiting on app.notice_delivery (next_at) where state = 'waiting';
create index notice_delivery_of_channel on app.notice_delivery (channel_id, next_at);
create index notice_place_waiting on app.notice_place (due_at) where delivery_id is null;
