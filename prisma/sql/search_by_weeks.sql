-- What a search has of the index of words, whatever the planner takes it to be. What is deleted is looked up in a table of
-- its own kind: between a deletion and what the planner learns of it, it would else compare all with all.
create function app.answers_in_index(workspace uuid, query tsquery, most bigint)
  returns table (task_id uuid, asked_at timestamptz) language sql stable rows 1000
  set enable_bitmapscan = on set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
  set work_mem = '64MB'
as $$
  select found.task_id, found.asked_at from app.answer_words found
   where found.workspace_id = $1 and found.words @@ $2
     and found.task_id not in (select gone.task_id from app.deleted_task gone where gone.workspace_id = $1)
   limit $3
$$;

-- Where no more than so many are wanted, the newest weeks are asked first: the index says of a frequent word only where all
-- of it stands, which takes as long as it is frequent. Where a week has too little of it for a few weeks to be enough, all
-- the others are asked at once; so are answers whose words do not say their week.
create or replace function app.answers_holding(workspace uuid, query tsquery, most bigint)
  returns table (task_id uuid, asked_at timestamptz) language plpgsql stable rows 1000
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
as $$
declare
  weeks_at_most constant int := 4;
  newest int;
  week tsquery;
  asked tsquery;
  got bigint;
  found_so_far bigint := 0;
begin
  -- What has no word finds nothing, in no week.
  if most is not null and numnode($2) > 0 then
    select floor(extract(epoch from task.created_at) / 604800) into newest
      from app.task where task.workspace_id = $1 order by task.created_at desc, task.id desc limit 1;
    for turn in 0 .. weeks_at_most - 1 loop
      exit when newest is null;
      week := format('%L', ':week=' || (newest - turn))::tsquery;
      return query select * from app.answers_in_index($1, $2 && week, most - found_so_far);
      get diagnostics got = row_count;
      found_so_far := found_so_far + got;
      if found_so_far >= most then return; end if;
      asked := coalesce(asked || week, week);
      -- The newest has begun perhaps, and says nothing yet.
      exit when turn > 0 and found_so_far * (weeks_at_most - 1) < most * turn;
    end loop;
  end if;
  return query select * from app.answers_in_index($1, case when asked is null then $2 else $2 && !!asked end, most - found_so_far);
end;
$$;
