-- A budget is of one thing, or of the whole workspace; one that is for once begins on a day.
alter table app.budget add constraint budget_is_of_one check (num_nonnulls(member_id, label, schedule_id) <= 1);
alter table app.budget add constraint budget_starts check ((period = 'once') = (starts_on is not null));
alter table app.budget add constraint budget_amount check (amount > 0);

-- Whichever process notices it, and however many do at once.
create unique index budget_event_once on app.budget_event (budget_id, period_from, share, amount) nulls not distinct;

-- What was spent in a span of time, read from the index alone: budgets sum it while they are locked.
create index spend_entry_charged on app.spend_entry (workspace_id, at) include (amount, member_id, label, schedule_id)
  where kind in ('charge', 'correction');
