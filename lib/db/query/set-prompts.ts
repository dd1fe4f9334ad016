import "server-only";
import type { SearchedSelection, SearchedSetFilter } from "@/lib/domain/library/set-prompt";
import { equals, type Condition } from "./conditions";
import { type Sql, sql } from "./sql";
import type { Select } from "./workspace-reads";

/** The newest wording of each `prompt`, as `newest`. */
export const newestWording = sql`
  join lateral (select version.id, version.number, version.user_prompt, version.content_hash, version.words
                  from app.prompt_version version
                 where version.prompt_id = prompt.id order by version.number desc limit 1) newest on true`;

/** Words on one line, with single spaces. */
export const spaced = (words: Sql): Sql => sql`btrim(regexp_replace(normalize(${words}), '\\s+', ' ', 'g'))`;

/** What a set's prompts in use ask, in whatever market: alike whatever the case and the spaces. */
export const wordsInUse = (setId: string): Select => ({
  columns: sql`lower(${spaced(sql`newest.user_prompt`)}) as words`,
  from: "prompt",
  joins: newestWording,
  where: [sql`prompt.set_id = ${setId}::uuid`, sql`prompt.archived_at is null`],
});

/** Prompts of a set that a filter leaves; said of `prompt` and its `newest` wording. */
export const promptsOfSet = (setId: string, filter: SearchedSetFilter): Condition[] => [
  sql`prompt.set_id = ${setId}::uuid`,
  filter.archived ? sql`prompt.archived_at is not null` : sql`prompt.archived_at is null`,
  filter.words === null ? null : sql`newest.words @@ ${filter.words}::tsquery`,
  equals(sql`prompt.topic`, filter.topic),
  filter.tag === null ? null : sql`${filter.tag} = any(prompt.tags)`,
  filter.intent === null ? null : sql`prompt.intent = ${filter.intent}::app.intent`,
  filter.stage === null ? null : sql`prompt.stage = ${filter.stage}::app.funnel_stage`,
  equals(sql`prompt.market_id`, filter.marketId),
  equals(sql`prompt.persona_id`, filter.personaId),
  equals(sql`prompt.family_id`, filter.familyId),
];

/** Prompts of a set that were selected. */
export const selectedOfSet = (setId: string, selection: SearchedSelection): Condition[] =>
  "ids" in selection
    ? [sql`prompt.set_id = ${setId}::uuid`, sql`prompt.id = any(${selection.ids}::uuid[])`]
    : promptsOfSet(setId, selection.filter);
