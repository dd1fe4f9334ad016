-- Which answers name a brand.
create index answer_fact_brands on app.answer_fact using gin (workspace_id, brands);
