-- A set's name is its own among the sets in use.
create unique index prompt_set_name on app.prompt_set (workspace_id, lower(name)) where archived_at is null;

-- A set has each question once among what is in use: the same wording, market and persona.
create unique index prompt_set_content on app.prompt (set_id, content_hash)
  where set_id is not null and archived_at is null;

-- A market is kept once.
create unique index market_place on app.market (workspace_id, language, country, lower(city)) nulls not distinct;

-- What was kept does not change: plans and answers point to it.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what app.% says is kept as it is', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger market_kept before update on app.market for each row
  when ((old.language, old.country, old.city) is distinct from (new.language, new.country, new.city))
  execute function app.refuse_change();

create trigger persona_kept before update on app.persona for each row
  when (old.system_message is distinct from new.system_message)
  execute function app.refuse_change();

create trigger prompt_set_version_kept before update on app.prompt_set_version for each row
  when ((old.members, old.content_hash) is distinct from (new.members, new.content_hash))
  execute function app.refuse_change();

create trigger prompt_version_kept before update on app.prompt_version for each row
  when ((old.user_prompt, old.system_message, old.turns) is distinct from (new.user_prompt, new.system_message, new.turns))
  execute function app.refuse_change();

alter table app.prompt_set_version add constraint prompt_set_version_hash
  check (content_hash = encode(sha256(convert_to(members, 'UTF8')), 'hex'));

alter table app.prompt add constraint prompt_weight check (weight >= 0);

-- What was asked in a market or as a persona, for filters, and for the check when a workspace goes.
create index task_market on app.task (market_id) where market_id is not null;
create index task_persona on app.task (persona_id) where persona_id is not null;
