-- A report is of fixed days, or of the last so many.
alter table app.report add constraint report_period check (
  (last_days between 1 and 366 and from_day is null and to_day is null)
  or (last_days is null and from_day is not null and to_day is not null and from_day <= to_day)
);
alter table app.report_link_view add constraint report_link_views_some check (views > 0);
