import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { STEMMERS } from "@/lib/domain/text/stemmers";
import { FACETS } from "./facets";

/** What an answer or a prompt is found by, as it was read of its text. */
interface NewWords {
  id: string;
  /** As PostgreSQL writes a `tsvector`. */
  vector: string;
  words: readonly string[];
  isCut: boolean;
}

// A stem follows its language and a colon: it is told from words, and from the stems of other languages. What a language
// has too many of to be of use ("the") has no stem, and is found as it is.
const STEMS = `
  array_to_tsvector(array(
    select distinct found.language || ':' || stem
      from jsonb_array_elements_text(one.words) as word, unnest(ts_lexize(found.stemmer, word)) as stem))`;

const stemmerOf = (language: string): string => `($2::jsonb ->> ${language})::regdictionary`;

/**
 * Keeps what answers are found by, in place of what was kept of them: when they and their citations are written. An
 * answer's language is its market's.
 */
export async function writeAnswerWords(db: Queryable, answers: readonly NewWords[]): Promise<void> {
  await db.query({
    text: `
      insert into app.answer_words (task_id, workspace_id, asked_at, words, is_cut)
      select task.id, task.workspace_id, task.created_at, one.vector::tsvector || ${STEMS} || ${FACETS}, one."isCut"
        from jsonb_to_recordset($1::jsonb) as one (id uuid, vector text, words jsonb, "isCut" boolean)
        join app.task on task.id = one.id
        join app.answer on answer.task_id = one.id
        join app.prompt_version on prompt_version.id = task.prompt_version_id
        join app.prompt on prompt.id = prompt_version.prompt_id
        left join app.market on market.id = coalesce(task.market_id, prompt.market_id)
        cross join lateral (select market.language, ${stemmerOf("market.language")} as stemmer) as found
      on conflict (task_id) do update set words = excluded.words, is_cut = excluded.is_cut`,
    values: [JSON.stringify(answers), JSON.stringify(STEMMERS)],
  });
}

/** The same of wordings of prompts. */
export async function writePromptWords(db: Queryable, versions: readonly NewWords[]): Promise<void> {
  await db.query({
    text: `
      update app.prompt_version set words = one.vector::tsvector || ${STEMS}
        from jsonb_to_recordset($1::jsonb) as one (id uuid, vector text, words jsonb)
        join app.prompt_version as version on version.id = one.id
        join app.prompt on prompt.id = version.prompt_id
        left join app.market on market.id = prompt.market_id
        cross join lateral (select market.language, ${stemmerOf("market.language")} as stemmer) as found
       where prompt_version.id = version.id`,
    values: [JSON.stringify(versions), JSON.stringify(STEMMERS)],
  });
}
