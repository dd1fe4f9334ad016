-- AlterTable
ALTER TABLE "app"."cited_sum" ADD COLUMN     "in_numbers" numeric[];

-- cited_prompts.sql
-- Answers by prompt as numbers of all prompts: twelve decimal digits each, those of the first last, of a thousand prompts a
-- number. What sums are added up for hundreds of domains at a time is added at once.
-- Null where one of the prompts has no number: there are so many at most (measured_sums.sql).
create function app.in_numbers(workspace uuid, prompts uuid[], counts int[]) returns numeric[] language sql stable as $$
  with one as (
    select number / 1000 as thousand, number % 1000 as place, sum(count) as count
      from unnest(prompts, counts) as asked (prompt_id, count)
      join app.prompt_number known on known.workspace_id = workspace and known.prompt_id = asked.prompt_id
     where count > 0 group by 1, 2
  ), placed as (
    select thousand, place, count,
           place - coalesce(lead(place) over (partition by thousand order by place desc), -1) - 1 as none
      from one
  ), numbers as (
    select thousand, string_agg(lpad(count::text, 12, '0') || repeat('000000000000', none), '' order by place desc)::numeric
             as number
      from placed group by 1
  )
  select case when (select count(*) from one) = (select count(distinct prompt_id) from unnest(prompts, counts)
                                                   as asked (prompt_id, count) where count > 0)
              then array(select coalesce(number, 0)
                           from generate_series(0, (select max(thousand) from numbers)) as thousand
                           left join numbers using (thousand) order by thousand) end
$$;

create function app.number_cited() returns trigger language plpgsql as $$
begin
  new.in_numbers := app.in_numbers(new.workspace_id, new.prompts, new.of_prompts);
  return new;
end;
$$;

create trigger cited_sum_numbered before insert on app.cited_sum
  for each row when (new.engine is null and new.domain is not null) execute function app.number_cited();

-- Prompts have their numbers before their answers are summed, while there are places for all.
alter function app.sum_cited_days(uuid, date[], text) rename to sum_cited_of_days;

create function app.sum_cited_days(workspace uuid, days date[], zone text) returns void language plpgsql as $$
declare
  since timestamptz := (select min(day)::timestamp at time zone zone from unnest(days) day);
  before timestamptz := (select (max(day) + 1)::timestamp at time zone zone from unnest(days) day);
begin
  if (select coalesce(max(number), 0) from app.prompt_number where workspace_id = workspace)
     + (select count(distinct prompt_id) from app.answer_fact
         where workspace_id = workspace and asked_at >= since and asked_at < before) < 10000 then
    perform app.number_prompts(workspace, since, before);
  end if;
  perform app.sum_cited_of_days(workspace, days, zone);
end;
$$;

-- What was cited before.
truncate app.cited_sum;
insert into app.cited_unsummed (workspace_id, day)
  select distinct fact.workspace_id, (fact.asked_at at time zone fold.zone)::date
    from app.answer_fact fact join app.fact_fold fold using (workspace_id)
  on conflict do nothing;
