-- CreateTable
CREATE TABLE "app"."spend_held_sum" (
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "amount" DECIMAL(27,9) NOT NULL,

    CONSTRAINT "spend_held_sum_pkey" PRIMARY KEY ("workspace_id","at")
);

-- CreateTable
CREATE TABLE "app"."spend_source_sum" (
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source_url" TEXT NOT NULL,
    "cited" BIGINT NOT NULL,

    CONSTRAINT "spend_source_sum_pkey" PRIMARY KEY ("workspace_id","at","source_url")
);

-- CreateTable
CREATE TABLE "app"."spend_source_unfolded" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source_url" TEXT NOT NULL,
    "cited" BIGINT NOT NULL,

    CONSTRAINT "spend_source_unfolded_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."spend_deleted_task" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "is_answered" BOOLEAN NOT NULL,
    "model_answered" TEXT,
    "failure_kind" TEXT,
    "status_code" INTEGER,

    CONSTRAINT "spend_deleted_task_pkey" PRIMARY KEY ("task_id")
);

-- CreateIndex
CREATE INDEX "spend_source_unfolded_workspace_id_at_idx" ON "app"."spend_source_unfolded"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "spend_deleted_task_workspace_id_idx" ON "app"."spend_deleted_task"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."spend_held_sum" ADD CONSTRAINT "spend_held_sum_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_source_sum" ADD CONSTRAINT "spend_source_sum_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_source_unfolded" ADD CONSTRAINT "spend_source_unfolded_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."spend_deleted_task" ADD CONSTRAINT "spend_deleted_task_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- spend_day_sums.sql
-- Every entry is queued in its own commit, reservations and releases as well; and with a charge, what its answer cites.
create or replace function app.queue_spend_entries() returns trigger language plpgsql as $$
begin
  insert into app.spend_unfolded (entry_id, workspace_id)
    select id, workspace_id from entered;
  insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
    select entered.workspace_id, entered.at, citation.source_url, count(*)
      from entered join app.citation on citation.task_id = entered.task_id
     where entered.kind = 'charge'
     group by 1, 2, 3;
  return null;
end;
$$;

-- What charged answers cite more, and what they cite no longer: read anew, or deleted. Of a workspace that is itself
-- deleted nothing is kept.
create function app.queue_cited_sources() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, charge.at, gone.source_url, -count(*)
        from gone
        join app.spend_entry charge on charge.task_id = gone.task_id and charge.kind = 'charge'
        join app.workspace on workspace.id = charge.workspace_id
       group by 1, 2, 3;
  end if;
  if tg_op <> 'DELETE' then
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, charge.at, cited.source_url, count(*)
        from cited join app.spend_entry charge on charge.task_id = cited.task_id and charge.kind = 'charge'
       group by 1, 2, 3;
  end if;
  return null;
end;
$$;

create trigger citation_inserted_queued after insert on app.citation
  referencing new table as cited for each statement execute function app.queue_cited_sources();
create trigger citation_updated_queued after update on app.citation
  referencing old table as gone new table as cited for each statement execute function app.queue_cited_sources();
create trigger citation_deleted_queued after delete on app.citation
  referencing old table as gone for each statement execute function app.queue_cited_sources();

-- How a task ended outlives it, and which model answered outlives the answer, where the ledger has entries of them.
create function app.keep_outcome_of_task() returns trigger language plpgsql as $$
begin
  insert into app.spend_deleted_task (task_id, workspace_id, is_answered, failure_kind, status_code)
    select old.id, old.workspace_id, old.state = 'answered', old.failure_kind, old.status_code
     where exists (select from app.workspace where id = old.workspace_id)
       and exists (select from app.spend_entry where task_id = old.id)
  on conflict do nothing;
  return old;
end;
$$;

create function app.keep_model_of_answer() returns trigger language plpgsql as $$
begin
  insert into app.spend_deleted_task (task_id, workspace_id, is_answered, model_answered)
    select old.task_id, old.workspace_id, true, old.model_answered
     where exists (select from app.workspace where id = old.workspace_id)
       and exists (select from app.spend_entry where task_id = old.task_id)
  on conflict (task_id) do update set is_answered = true, model_answered = excluded.model_answered;
  return old;
end;
$$;

create trigger task_outcome_kept before delete on app.task
  for each row execute function app.keep_outcome_of_task();
create trigger answer_model_kept before delete on app.answer
  for each row execute function app.keep_model_of_answer();

-- The sums that there are hold none of it: the worker makes them anew, day by day. Until then all is read from the entries.
DELETE FROM "app"."spend_fold";
