import { createLoader } from "nuqs/server";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { inOrder } from "@/lib/queries/span-order";
import { answersParsers, type AnswersState } from "./answers-search-params";

const load = createLoader(answersParsers);

const stateOf = (query: string): AnswersState => inOrder(load(new URLSearchParams(query)));

/** What the list of an address is narrowed to, as its page reads it. */
export function filterOfQuery(query: string): AnswerFilter {
  const { sort, after, columns, view, ...filter } = stateOf(query);
  return filter;
}
