-- CreateEnum
CREATE TYPE "app"."redirect_state" AS ENUM ('due', 'resolved', 'unresolved');

-- CreateTable
CREATE TABLE "app"."source" (
    "workspace_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "source_url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "citations" INTEGER NOT NULL,
    "class" TEXT,
    "class_from" TEXT,
    "class_rule" TEXT,
    "page_type" TEXT,
    "page_from" TEXT,
    "page_rule" TEXT,
    "told_by" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("workspace_id","domain","source_url")
);

-- CreateTable
CREATE TABLE "app"."source_untold" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "source_url" TEXT NOT NULL,
    "cited" INTEGER NOT NULL,
    "title" TEXT,

    CONSTRAINT "source_untold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."source_move" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "told_by" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "was" TEXT,
    "became" TEXT,
    "sources" INTEGER NOT NULL,
    "citations" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."redirect" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "raw_url" TEXT NOT NULL,
    "url_hash" TEXT NOT NULL,
    "state" "app"."redirect_state" NOT NULL DEFAULT 'due',
    "reason" TEXT,
    "resolved_url" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."redirect_hop" (
    "redirect_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status" INTEGER,
    "failure" TEXT,
    "next" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "redirect_hop_pkey" PRIMARY KEY ("redirect_id","attempt","number","method")
);

-- CreateIndex
CREATE INDEX "source_workspace_id_told_by_idx" ON "app"."source"("workspace_id", "told_by");

-- CreateIndex
CREATE INDEX "source_workspace_id_class_idx" ON "app"."source"("workspace_id", "class");

-- CreateIndex
CREATE INDEX "source_untold_workspace_id_id_idx" ON "app"."source_untold"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "source_move_workspace_id_told_by_idx" ON "app"."source_move"("workspace_id", "told_by");

-- CreateIndex
CREATE INDEX "redirect_due_at_idx" ON "app"."redirect"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "redirect_workspace_id_url_hash_key" ON "app"."redirect"("workspace_id", "url_hash");

-- CreateIndex
CREATE INDEX "redirect_hop_workspace_id_idx" ON "app"."redirect_hop"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."source" ADD CONSTRAINT "source_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."source_untold" ADD CONSTRAINT "source_untold_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."source_move" ADD CONSTRAINT "source_move_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."redirect" ADD CONSTRAINT "redirect_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."redirect_hop" ADD CONSTRAINT "redirect_hop_redirect_id_fkey" FOREIGN KEY ("redirect_id") REFERENCES "app"."redirect"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- sources.sql
-- Citations that only lead to their source, by what they are looked for by when it is known.
create index citation_unresolved on app.citation (workspace_id, md5(raw_url)) where resolved_url is null;

alter table app.redirect add constraint redirect_says_where check ((state = 'resolved') = (resolved_url is not null));
alter table app.redirect add constraint redirect_says_why check ((state = 'unresolved') = (reason is not null));

-- What is cited more and what no longer is queued in the commit that says so. Of a workspace that is being purged
-- nothing is kept.
create function app.queue_untold_sources() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into app.source_untold (workspace_id, domain, source_url, cited, title)
      select gone.workspace_id, gone.domain, gone.source_url, -count(*), null
        from gone join app.workspace on workspace.id = gone.workspace_id and workspace.purging_at is null
       group by 1, 2, 3;
  end if;
  if tg_op <> 'DELETE' then
    insert into app.source_untold (workspace_id, domain, source_url, cited, title)
      select workspace_id, domain, source_url, count(*),
             coalesce(max(title collate "C") filter (where lower(title) <> domain), '')
        from cited group by 1, 2, 3;
  end if;
  return null;
end;
$$;

create trigger citation_inserted_told after insert on app.citation
  referencing new table as cited for each statement execute function app.queue_untold_sources();
create trigger citation_updated_told after update on app.citation
  referencing old table as gone new table as cited for each statement execute function app.queue_untold_sources();
create trigger citation_deleted_told after delete on app.citation
  referencing old table as gone for each statement execute function app.queue_untold_sources();

-- What was cited before.
insert into app.source_untold (workspace_id, domain, source_url, cited, title)
  select workspace_id, domain, source_url, count(*),
         coalesce(max(title collate "C") filter (where lower(title) <> domain), '')
    from app.citation group by 1, 2, 3;
