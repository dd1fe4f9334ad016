-- The deleted tasks, and runs, of a workspace, for reads that leave them out: looked at once a statement and hashed. A
-- planner that is told by statistics how many there are takes none for the answer, most of the time, and then walks an
-- empty table for each of half a million rows. A function keeps to what it says here, however many there are.
create function app.deleted_tasks_of(workspace uuid) returns setof uuid language plpgsql stable parallel safe rows 1000 as $$
begin
  return query select task_id from app.deleted_task where workspace_id = workspace;
end;
$$;

create function app.deleted_runs_of(workspace uuid) returns setof uuid language plpgsql stable parallel safe rows 1000 as $$
begin
  return query select run_id from app.deleted_run where workspace_id = workspace;
end;
$$;
