alter table app.source_rule add constraint source_rule_says check (class is not null or page_type is not null);

-- Redirects of answers that were there before anybody asked where they lead: one a second, those of the newest answers
-- first, so that what is collected meanwhile need not wait for them.
insert into app.redirect (id, workspace_id, raw_url, url_hash, due_at)
  select uuidv7(), workspace_id, raw_url, encode(sha256(convert_to(raw_url, 'UTF8')), 'hex'),
         now() + row_number() over (order by last_cited desc) * interval '1 second'
    from (select workspace_id, raw_url, max(answered_at) as last_cited
            from app.citation where resolved_url is null group by 1, 2) as cited
on conflict (workspace_id, url_hash) do nothing;
