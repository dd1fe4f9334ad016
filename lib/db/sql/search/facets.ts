import "server-only";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";

// What is looked for in answers is often narrowed by who answered, in which run, citing what. These facets stand with an
// answer's words, so that one index finds what has the words and the facets, however many have either. They never change
// but when the answer is read again, which writes its words anew. Each begins with a colon, which no word has. The week in
// which it was asked stands with them, so that what very many answers have is counted in the newest of them
// (`app.answers_holding`, prisma/sql/search_by_weeks.sql).

/** Longer ones are in no facet: PostgreSQL keeps no piece above 2 kB, and an address asks for none. */
const VALUE_MAX = 300;

/** An answer's facets as a `tsvector`; said of `task` and `answer`, of which both are there, and of its citations. */
export const FACETS = `array_to_tsvector(array(
  select distinct facet.name || facet.value
    from (values (':engine=', task.engine), (':asked=', task.model_asked), (':answered=', answer.model_answered),
                 (':run=', task.run_id::text),
                 (':week=', floor(extract(epoch from task.created_at) / 604800)::int::text)
          union all
          select ':domain=', citation.domain from app.citation where citation.task_id = task.id) as facet (name, value)
   where length(facet.value) <= ${VALUE_MAX}))`;

const quoted = (name: string, value: string): string =>
  `'${`:${name}=${value}`.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * A filter with its facets among the words that are looked for, and without them elsewhere. It finds the same answers, of
 * those whose words are of this version.
 */
export function foldFacets(filter: SearchedFilter): SearchedFilter & { words: string } {
  const { engine, modelAsked, modelAnswered, model, runId, domain } = filter;
  const asked = [
    ["engine", engine],
    ["asked", modelAsked],
    ["answered", modelAnswered],
    ["run", runId],
    ["domain", domain],
  ] as const;
  const facets = asked.flatMap(([name, value]) => (value === null ? [] : quoted(name, value)));
  const either = model === null ? [] : [`(${quoted("asked", model)} | ${quoted("answered", model)})`];
  return {
    ...filter,
    engine: null,
    modelAsked: null,
    modelAnswered: null,
    model: null,
    runId: null,
    // A source cited, and its class, are one citation's, as is its domain.
    domain: [filter.sourceUrl, filter.sourceClass, filter.pageType].every((one) => one === null)
      ? null
      : domain,
    words: filter.words ? [filter.words, ...facets, ...either].join(" & ") : "",
  };
}
