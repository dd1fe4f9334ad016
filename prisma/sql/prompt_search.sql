-- Words in prompts are looked for as everywhere, by prompt_version_words.
drop index app.prompt_version_text_search;
