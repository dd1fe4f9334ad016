-- What settles a reconciliation's difference is an accountant's.
alter table app.spend_entry add constraint spend_entry_reconciliation
  check (reconciliation_id is null or reason is not null);

create index spend_entry_of_reconciliation on app.spend_entry (reconciliation_id) where reconciliation_id is not null;
