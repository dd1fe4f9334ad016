-- What measured does not change.
create trigger rule_version_kept before update on app.rule_version for each row execute function app.refuse_change();

alter table app.mention_correction add constraint mention_correction_place
  check (source_start >= 0 and source_end > source_start);

-- Whose intent is still to be told.
create index prompt_intent_due on app.prompt (id) where intent_due and not intent_by_hand;

-- A question in other words may name another brand.
create function app.intent_is_due() returns trigger language plpgsql as $$
begin
  update app.prompt set intent_due = true where id = new.prompt_id and not intent_due;
  return null;
end
$$;

create trigger prompt_version_intent after insert on app.prompt_version for each row
  when (new.number > 1) execute function app.intent_is_due();
