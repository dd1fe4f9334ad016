import { createLoader, createSerializer } from "nuqs/server";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { SavedView } from "@/lib/domain/answers/saved-view";
import { paths } from "@/lib/paths";
import { inOrder } from "@/lib/queries/span-order";
import { answersParsers, type AnswersState } from "./answers-search-params";

const load = createLoader(answersParsers);
const serialize = createSerializer(answersParsers);

const stateOf = (query: string): AnswersState => inOrder(load(new URLSearchParams(query)));

/** What the list of an address is narrowed to, as its page reads it. */
export function filterOfQuery(query: string): AnswerFilter {
  const { sort, after, columns, view, count, ...filter } = stateOf(query);
  return filter;
}

/** What a view keeps of the list's state: filters, order and columns; no page, no view. As a query without "?". */
export const queryOf = (state: Partial<AnswersState>): string =>
  serialize({ ...state, after: null, view: null }).replace(/^\?/, "");

/** The same of a query that somebody sent: each part of it as it is written anew, and nothing that is no part of it. */
export const keptQuery = (query: string): string => queryOf(stateOf(query));

/**
 * The address that a view opens with. It has the query as it was kept: what of it can't be read any more the page tells,
 * as of any other address.
 */
export function viewHref(slug: string, { id, query }: Pick<SavedView, "id" | "query">): string {
  const search = new URLSearchParams(query);
  search.set("view", id);
  return `${paths.workspace(slug).answers()}?${search.toString()}`;
}
