-- Runs of sets whose end is still to be told.
create index run_end_to_tell on app.run (created_at) where set_id is not null and end_told_at is null;
