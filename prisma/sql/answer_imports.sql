-- What an import has, it has; what was asked from here has a plan, a connection and a method.
alter table app.run add constraint run_plan_of_kind
  check ((kind::text = 'import') = (plan is null) and (plan is null) = (plan_hash is null) and (plan is null) = (method is null));
alter table app.task add constraint task_origin
  check ((origin = 'imported') = (connection_id is null) and (origin = 'imported') = (method is null)) not valid;

-- An answer is imported once: by its id elsewhere, or, where it has none, by what it says.
create unique index imported_answer_external on app.imported_answer (workspace_id, external_id)
  where external_id is not null;
create unique index imported_answer_content on app.imported_answer (workspace_id, content_hash)
  where external_id is null;

-- Imports that somebody works on, or should.
create index answer_import_open on app.answer_import (lease_until)
  where state in ('checking', 'importing', 'undoing');

-- What an import made of a library: few beside what it has, and found when it is undone.
create index prompt_import on app.prompt (import_id) where import_id is not null;
