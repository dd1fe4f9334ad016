-- What a channel of each kind has: a member's e-mail belongs to a member, all else to the workspace.
alter table app.notice_channel
  add constraint notice_channel_whole check (
    case kind
      when 'mail' then user_id is not null and sealed_unsubscribe is not null and unsubscribe_hash is not null
                       and sealed_url is null
      when 'webhook' then user_id is null and name is not null and sealed_url is not null and sealed_secret is not null
      when 'slack' then user_id is null and name is not null and sealed_url is not null and sealed_secret is null
      else false
    end),
  add constraint notice_channel_quiet_hours check ((quiet_from is null) = (quiet_to is null)),
  add constraint notice_channel_stopped check ((stopped_at is null) = (stopped_for is null));

alter table app.notice_delivery
  add constraint notice_delivery_waits check ((state = 'waiting') = (next_at is not null));

-- What is to be done, for whoever looks for it every few seconds.
create index notice_delivery_waiting on app.notice_delivery (next_at) where state = 'waiting';
create index notice_delivery_of_channel on app.notice_delivery (channel_id, next_at);
create index notice_place_waiting on app.notice_place (due_at) where delivery_id is null;
