-- A logo is of one of the kinds that carry no script, and small; its limits are LOGO_LIMITS.
alter table app.report_logo add constraint report_logo_whole check (
  type in ('image/png', 'image/jpeg', 'image/webp')
  and octet_length(bytes) between 1 and 262144
  and width between 1 and 2000 and height between 1 and 2000
);
