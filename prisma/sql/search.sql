-- Words in prompts and answers. "simple": no stemming, since answers come in every language.
create index answer_text_search on app.answer using gin (to_tsvector('simple', text));
create index prompt_version_text_search on app.prompt_version using gin (to_tsvector('simple', user_prompt));
