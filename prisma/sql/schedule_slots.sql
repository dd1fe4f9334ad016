-- Slots that a worker is to decide about: few, whatever the number of those decided.
create index schedule_slot_undecided on app.schedule_slot (lease_until) where lease_until is not null;

-- Runs of sets whose answering models are still to be compared with the run before.
create index run_models_to_compare on app.run (created_at) where set_id is not null and models_compared_at is null;

-- A change of an answering model is marked once, whichever run of whichever set met it, also where the mark was removed.
create unique index timeline_mark_model_change
  on app.timeline_mark (workspace_id, engine, model_asked, model_after, ((at at time zone 'UTC')::date))
  where kind = 'model_changed' and created_by_id is null;
