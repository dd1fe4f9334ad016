-- prompt_room.sql
-- A page of prompts is filled by half, so that an edit of many finds room beside the old row: where no index names what
-- was changed (a topic, tags, a weight), none of the table's indexes is written then. For rows written from now on.
alter table app.prompt set (fillfactor = 50);
