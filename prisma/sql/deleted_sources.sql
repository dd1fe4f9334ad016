-- What deleted answers cite is queued by the quarter of an hour in which they were charged: no day begins within one, in
-- any zone, and a run that is deleted whole is some thousand rows instead of one for each citation. Of a workspace that
-- is being purged nothing is put back.
create or replace function app.queue_sources_of_deleted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, date_bin('15 minutes', charge.at, 'epoch'), citation.source_url, -count(*)
        from marked join app.citation on citation.task_id = marked.task_id
        join app.spend_entry charge on charge.task_id = marked.task_id and charge.kind = 'charge'
       group by 1, 2, 3;
  else
    insert into app.spend_source_unfolded (workspace_id, at, source_url, cited)
      select charge.workspace_id, date_bin('15 minutes', charge.at, 'epoch'), citation.source_url, count(*)
        from unmarked join app.citation on citation.task_id = unmarked.task_id
        join app.spend_entry charge on charge.task_id = unmarked.task_id and charge.kind = 'charge'
        join app.workspace on workspace.id = charge.workspace_id and workspace.purging_at is null
       group by 1, 2, 3;
  end if;
  return null;
end;
$$;
