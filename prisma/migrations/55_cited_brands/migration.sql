-- answers_by_cited_brand.sql
-- Which answers cite a domain of a brand.
create index answer_fact_cited_brands on app.answer_fact using gin (workspace_id, cited_brands);
