import { createParser, createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import {
  ANSWER_SORTS,
  ASKED_ENDINGS,
  type AnswerCursor,
  type AnswerFilter,
  type AnswerSort,
  SEARCH_OUTCOMES,
} from "@/lib/domain/answers/answer-filter";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";
import { isMoment, isUuid } from "@/lib/domain/text/text-shapes";
import { paths } from "@/lib/paths";
import { sharedFilters } from "@/lib/queries/shared-filters";
import { parseAsId, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 200;

const AMOUNT = /^-?\d{1,9}(\.\d{1,9})?$/;

/** A place in the list as one word: what the list is ordered by, an underscore, the id. */
const parseAsCursor = createParser<AnswerCursor>({
  parse: (text) => {
    const [key = "", id = ""] = text.split("_");
    return (isMoment(key) || AMOUNT.test(key)) && isUuid(id) ? { key, id } : null;
  },
  serialize: ({ key, id }) => `${key}_${id}`,
  eq: (a, b) => a.id === b.id,
});

/** What the address of the list carries. */
export const answersParsers = {
  ...sharedFilters,
  state: parseAsStringLiteral(TASK_STATES),
  search: parseAsStringLiteral(SEARCH_OUTCOMES),
  ended: parseAsStringLiteral(ASKED_ENDINGS),
  text: parseAsText(SEARCH_MAX),
  versionId: parseAsId,
  domain: parseAsText(300),
  sourceUrl: parseAsText(4000),
  sort: parseAsStringLiteral(ANSWER_SORTS).withDefault("asked"),
  after: parseAsCursor,
};

export type AnswersState = inferParserType<typeof answersParsers>;

/** A place belongs to an order: one of another order is no place in this. */
export const fitsOrder = ({ key }: AnswerCursor, sort: AnswerSort): boolean =>
  isMoment(key) === (sort === "asked" || sort === "oldest");

const serialize = createSerializer(answersParsers);

/** The address of the list with these filters, in an order, from the top or after a row. */
export const answersHref = (
  slug: string,
  state: Partial<AnswerFilter> & { sort?: AnswerSort; after?: AnswerCursor | null },
): string => serialize(paths.workspace(slug).answers(), state);
