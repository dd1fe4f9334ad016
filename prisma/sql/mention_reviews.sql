alter table app.mention_review add constraint mention_review_place
  check (source_start >= 0 and source_end > source_start);
