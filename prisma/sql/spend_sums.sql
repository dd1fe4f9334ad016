-- Each entry that counts as spending is queued in its own commit; folding takes it from there into the sums.
create function app.queue_spend_entries() returns trigger language plpgsql as $$
begin
  insert into app.spend_unfolded (entry_id, workspace_id)
    select id, workspace_id from entered where kind in ('charge', 'correction');
  return null;
end;
$$;

create trigger spend_entry_queued after insert on app.spend_entry
  referencing new table as entered for each statement execute function app.queue_spend_entries();

-- One row of each; read from a day on.
create unique index spend_sum_of_one on app.spend_sum
  (workspace_id, at, engine, model, model_answered, member_id, schedule_id, set_id, label, connection_id, is_answered)
  nulls not distinct;
create unique index spend_run_sum_of_one on app.spend_run_sum
  (workspace_id, at, run_id, member_id, schedule_id, set_id, label, connection_id) nulls not distinct;
