-- A name is one among a person's own views, and one among those the workspace shares.
create unique index saved_view_name on app.saved_view (workspace_id, owner_id, folded) nulls not distinct;
