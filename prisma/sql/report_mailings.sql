alter table app.report_mailing add constraint report_mailing_day check (
  (every = 'week' and day between 0 and 6) or (every = 'month' and day between 1 and 28)
);
alter table app.sent_report add constraint sent_report_days check (from_day <= to_day);
alter table app.sent_report add constraint sent_report_mails check ((outcome = 'sent') = (mails > 0));
alter table app.report_link add constraint report_link_days check (
  (from_day is null) = (to_day is null) and (from_day is null or from_day <= to_day)
);
