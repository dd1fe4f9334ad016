-- Citations that only lead to their source, by what they are looked for by when it is known.
create index citation_unresolved on app.citation (workspace_id, md5(raw_url)) where resolved_url is null;

alter table app.redirect add constraint redirect_says_where check ((state = 'resolved') = (resolved_url is not null));
alter table app.redirect add constraint redirect_says_why check ((state = 'unresolved') = (reason is not null));

-- What is cited more and what no longer is queued in the commit that says so. Of a workspace that is being purged
-- nothing is kept.
create function app.queue_untold_sources() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into app.source_untold (workspace_id, domain, source_url, cited, title)
      select gone.workspace_id, gone.domain, gone.source_url, -count(*), null
        from gone join app.workspace on workspace.id = gone.workspace_id and workspace.purging_at is null
       group by 1, 2, 3;
  end if;
  if tg_op <> 'DELETE' then
    insert into app.source_untold (workspace_id, domain, source_url, cited, title)
      select workspace_id, domain, source_url, count(*),
             coalesce(max(title collate "C") filter (where lower(title) <> domain), '')
        from cited group by 1, 2, 3;
  end if;
  return null;
end;
$$;

create trigger citation_inserted_told after insert on app.citation
  referencing new table as cited for each statement execute function app.queue_untold_sources();
create trigger citation_updated_told after update on app.citation
  referencing old table as gone new table as cited for each statement execute function app.queue_untold_sources();
create trigger citation_deleted_told after delete on app.citation
  referencing old table as gone for each statement execute function app.queue_untold_sources();

-- What was cited before.
insert into app.source_untold (workspace_id, domain, source_url, cited, title)
  select workspace_id, domain, source_url, count(*),
         coalesce(max(title collate "C") filter (where lower(title) <> domain), '')
    from app.citation group by 1, 2, 3;
