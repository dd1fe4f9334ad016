-- CreateEnum
CREATE TYPE "app"."deletion_kind" AS ENUM ('answers', 'run');

-- AlterTable
ALTER TABLE "app"."workspace" ADD COLUMN     "answer_days" INTEGER,
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_by_id" UUID,
ADD COLUMN     "purge_after" TIMESTAMPTZ(3),
ADD COLUMN     "raw_reply_days" INTEGER,
ADD COLUMN     "retention_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "app"."raw_reply" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ALTER COLUMN "request" DROP NOT NULL,
ALTER COLUMN "reply" DROP NOT NULL;

-- CreateTable
CREATE TABLE "app"."deletion" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "app"."deletion_kind" NOT NULL,
    "run_id" UUID,
    "name" TEXT,
    "counts" JSONB NOT NULL,
    "deleted_by_id" UUID,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,
    "purge_after" TIMESTAMPTZ(3) NOT NULL,
    "purging_at" TIMESTAMPTZ(3),

    CONSTRAINT "deletion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."deleted_task" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "deletion_id" UUID NOT NULL,

    CONSTRAINT "deleted_task_pkey" PRIMARY KEY ("task_id")
);

-- CreateTable
CREATE TABLE "app"."deleted_run" (
    "run_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "deletion_id" UUID NOT NULL,

    CONSTRAINT "deleted_run_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE INDEX "deletion_workspace_id_deleted_at_idx" ON "app"."deletion"("workspace_id", "deleted_at" DESC);

-- CreateIndex
CREATE INDEX "deletion_purge_after_idx" ON "app"."deletion"("purge_after");

-- CreateIndex
CREATE INDEX "deleted_task_deletion_id_idx" ON "app"."deleted_task"("deletion_id");

-- CreateIndex
CREATE INDEX "deleted_task_workspace_id_idx" ON "app"."deleted_task"("workspace_id");

-- CreateIndex
CREATE INDEX "deleted_run_deletion_id_idx" ON "app"."deleted_run"("deletion_id");

-- CreateIndex
CREATE INDEX "deleted_run_workspace_id_idx" ON "app"."deleted_run"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."deletion" ADD CONSTRAINT "deletion_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."deleted_task" ADD CONSTRAINT "deleted_task_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."deleted_task" ADD CONSTRAINT "deleted_task_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."deleted_task" ADD CONSTRAINT "deleted_task_deletion_id_fkey" FOREIGN KEY ("deletion_id") REFERENCES "app"."deletion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."deleted_run" ADD CONSTRAINT "deleted_run_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "app"."run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."deleted_run" ADD CONSTRAINT "deleted_run_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."deleted_run" ADD CONSTRAINT "deleted_run_deletion_id_fkey" FOREIGN KEY ("deletion_id") REFERENCES "app"."deletion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- retention.sql
-- Raw replies whose bytes are still there, in the order in which they go.
create index raw_reply_kept on app.raw_reply (workspace_id, received_at) where reply is not null;

-- What charged answers cite is summed by day. What deleted ones cite is taken from the sums while they are deleted, and
-- put back when they are not any more: brought back, or about to go for good, which takes it away itself.
create function app.queue_sources_of_deleted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, charge.at, citation.source_url, -count(*)
        from marked join app.citation on citation.task_id = marked.task_id
        join app.spend_entry charge on charge.task_id = marked.task_id and charge.kind = 'charge'
       group by 1, 2, 3;
  else
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, charge.at, citation.source_url, count(*)
        from unmarked join app.citation on citation.task_id = unmarked.task_id
        join app.spend_entry charge on charge.task_id = unmarked.task_id and charge.kind = 'charge'
        join app.workspace on workspace.id = charge.workspace_id
       group by 1, 2, 3;
  end if;
  return null;
end;
$$;

create trigger deleted_task_inserted_queued after insert on app.deleted_task
  referencing new table as marked for each statement execute function app.queue_sources_of_deleted();
create trigger deleted_task_deleted_queued after delete on app.deleted_task
  referencing old table as unmarked for each statement execute function app.queue_sources_of_deleted();

-- As it was made with the words, and without what is deleted.
create or replace function app.answers_holding(workspace uuid, query tsquery, most bigint)
  returns table (task_id uuid, asked_at timestamptz) language sql stable rows 1000
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
as $$
  select found.task_id, found.asked_at from app.answer_words found
   where found.workspace_id = $1 and found.words @@ $2
     and not exists (select from app.deleted_task gone where gone.workspace_id = $1 and gone.task_id = found.task_id)
   limit $3
$$;
