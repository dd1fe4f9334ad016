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
