-- AlterTable
ALTER TABLE "app"."workspace" ADD COLUMN     "purging_at" TIMESTAMPTZ(3);

-- purging.sql
-- A workspace that is deleted can be brought back until it is purged.
alter table app.workspace add constraint workspace_purged_is_deleted check (purging_at is null or deleted_at is not null);

-- The ledger's entries go with their whole workspace, and of one that is being purged before it: a ledger that is long
-- would go in no single statement.
create or replace function app.refuse_spend_entry_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if not exists (select from app.workspace where id = old.workspace_id and purging_at is null) then
      return old;
    end if;
  end if;
  raise exception 'app.spend_entry is append-only: % refused', tg_op using errcode = 'restrict_violation';
end;
$$;

-- Beside a ledger that goes nothing is kept, neither what deleted answers cite nor how deleted tasks ended.
create or replace function app.queue_cited_sources() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, charge.at, gone.source_url, -count(*)
        from gone
        join app.spend_entry charge on charge.task_id = gone.task_id and charge.kind = 'charge'
        join app.workspace on workspace.id = charge.workspace_id and workspace.purging_at is null
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

create or replace function app.keep_outcome_of_task() returns trigger language plpgsql as $$
begin
  insert into app.spend_deleted_task (task_id, workspace_id, is_answered, failure_kind, status_code)
    select old.id, old.workspace_id, old.state = 'answered', old.failure_kind, old.status_code
     where exists (select from app.workspace where id = old.workspace_id and purging_at is null)
       and exists (select from app.spend_entry where task_id = old.id)
  on conflict do nothing;
  return old;
end;
$$;

create or replace function app.keep_model_of_answer() returns trigger language plpgsql as $$
begin
  insert into app.spend_deleted_task (task_id, workspace_id, is_answered, model_answered)
    select old.task_id, old.workspace_id, true, old.model_answered
     where exists (select from app.workspace where id = old.workspace_id and purging_at is null)
       and exists (select from app.spend_entry where task_id = old.task_id)
  on conflict (task_id) do update set is_answered = true, model_answered = excluded.model_answered;
  return old;
end;
$$;
