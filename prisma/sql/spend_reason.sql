-- A reason is an accountant's, and stands with what he entered.
alter table app.spend_entry add constraint spend_entry_reason check (reason is null or (kind = 'correction' and reason <> ''));
-- What no one engine was asked has no model either.
alter table app.spend_entry add constraint spend_entry_engine check ((engine is null) = (model is null));
