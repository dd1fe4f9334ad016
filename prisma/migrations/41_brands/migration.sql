-- CreateEnum
CREATE TYPE "app"."brand_role" AS ENUM ('own', 'competitor', 'control');

-- CreateEnum
CREATE TYPE "app"."rule_kind" AS ENUM ('brands', 'companies', 'sources');

-- CreateEnum
CREATE TYPE "app"."mention_correction_kind" AS ENUM ('refused', 'added');

-- CreateEnum
CREATE TYPE "app"."suggestion_decision" AS ENUM ('company', 'dismissed');

-- AlterTable
ALTER TABLE "app"."prompt" ADD COLUMN     "intent_by_hand" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "intent_due" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "app"."brand" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" "app"."brand_role" NOT NULL,
    "rules" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."rule_version" (
    "workspace_id" UUID NOT NULL,
    "kind" "app"."rule_kind" NOT NULL,
    "number" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("workspace_id","kind","number")
);

-- CreateTable
CREATE TABLE "app"."mention_correction" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "brand_id" UUID NOT NULL,
    "kind" "app"."mention_correction_kind" NOT NULL,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mention_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."suggested_name" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "decision" "app"."suggestion_decision" NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggested_name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "brand_workspace_id_number_key" ON "app"."brand"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "mention_correction_brand_id_idx" ON "app"."mention_correction"("brand_id");

-- CreateIndex
CREATE INDEX "mention_correction_workspace_id_idx" ON "app"."mention_correction"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "mention_correction_task_id_brand_id_kind_source_start_sourc_key" ON "app"."mention_correction"("task_id", "brand_id", "kind", "source_start", "source_end");

-- CreateIndex
CREATE UNIQUE INDEX "suggested_name_workspace_id_folded_key" ON "app"."suggested_name"("workspace_id", "folded");

-- AddForeignKey
ALTER TABLE "app"."brand" ADD CONSTRAINT "brand_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."rule_version" ADD CONSTRAINT "rule_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."mention_correction" ADD CONSTRAINT "mention_correction_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."mention_correction" ADD CONSTRAINT "mention_correction_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."mention_correction" ADD CONSTRAINT "mention_correction_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "app"."brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."suggested_name" ADD CONSTRAINT "suggested_name_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- brands.sql
-- What measured does not change.
create trigger rule_version_kept before update on app.rule_version for each row execute function app.refuse_change();

alter table app.mention_correction add constraint mention_correction_place
  check (source_start >= 0 and source_end > source_start);

-- Whose intent is still to be told.
create index prompt_intent_due on app.prompt (id) where intent_due and not intent_by_hand;

-- A question in other words may name another brand.
create function app.intent_is_due() returns trigger language plpgsql as $$
begin
  update app.prompt set intent_due = true where id = new.prompt_id and not intent_due;
  return null;
end
$$;

create trigger prompt_version_intent after insert on app.prompt_version for each row
  when (new.number > 1) execute function app.intent_is_due();

-- What intents there are were all given by people.
update app.prompt set intent_by_hand = true where intent is not null;
