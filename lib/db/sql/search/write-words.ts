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
// has too many of to be of use ("the") has no stem, and is found as it is. Most answers have no language: nothing is
// looked for there.
const FOUND_BY = `
  (case when found.stemmer is null then one.vector::tsvector
       else one.vector::tsvector || array_to_tsvector(array(
         select distinct found.language || ':' || stem
           from unnest(string_to_array(one.words, ' ')) as word, unnest(ts_lexize(found.stemmer, word)) as stem)) end)`;

// As arrays: of JSON, the vectors of thousands of answers take half as long again to read.
const GIVEN = "unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[]) as one (id, vector, words, is_cut)";

const valuesOf = (given: readonly NewWords[]): unknown[] => [
  given.map(({ id }) => id),
  given.map(({ vector }) => vector),
  // No word has a space.
  given.map(({ words }) => words.join(" ")),
  given.map(({ isCut }) => isCut),
  JSON.stringify(STEMMERS),
];

const stemmerOf = (language: string): string => `($5::jsonb ->> ${language})::regdictionary`;

/**
 * Keeps what answers are found by, in place of what was kept of them: when they and their citations are written. An
 * answer's language is its market's.
 */
export async function writeAnswerWords(db: Queryable, answers: readonly NewWords[]): Promise<void> {
  await db.query({
    text: `
      insert into app.answer_words (task_id, workspace_id, asked_at, words, is_cut)
      select task.id, task.workspace_id, task.created_at, ${FOUND_BY} || ${FACETS}, one.is_cut
        from ${GIVEN}
        join app.task on task.id = one.id
        join app.answer on answer.task_id = one.id
        join app.prompt_version on prompt_version.id = task.prompt_version_id
        join app.prompt on prompt.id = prompt_version.prompt_id
        left join app.market on market.id = coalesce(task.market_id, prompt.market_id)
        cross join lateral (select market.language, ${stemmerOf("market.language")} as stemmer) as found
      on conflict (task_id) do update set words = excluded.words, is_cut = excluded.is_cut`,
    values: valuesOf(answers),
  });
}

/** Makes the facets of answers anew whose citations became others, and leaves their words. */
export async function writeAnswerFacets(db: Queryable, taskIds: readonly string[]): Promise<void> {
  await db.query({
    text: `
      update app.answer_words
         set words = ts_delete(answer_words.words, array(
               select lexeme from unnest(answer_words.words) where lexeme like ':%')) || ${FACETS}
        from app.task join app.answer on answer.task_id = task.id
       where task.id = any($1::uuid[]) and answer_words.task_id = task.id`,
    values: [taskIds],
  });
}

/** Keeps what wordings of prompts are found by. */
export async function writePromptWords(db: Queryable, versions: readonly NewWords[]): Promise<void> {
  await db.query({
    text: `
      update app.prompt_version set words = ${FOUND_BY}
        from ${GIVEN}
        join app.prompt_version as version on version.id = one.id
        join app.prompt on prompt.id = version.prompt_id
        left join app.market on market.id = prompt.market_id
        cross join lateral (select market.language, ${stemmerOf("market.language")} as stemmer) as found
       where prompt_version.id = version.id`,
    values: valuesOf(versions),
  });
}
