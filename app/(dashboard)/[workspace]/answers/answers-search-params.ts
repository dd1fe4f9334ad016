import { createLoader, createParser, createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { AnswerCursor, AnswerFilter } from "@/lib/domain/answer-list";
import { TASK_STATES } from "@/lib/domain/task-state";
import { isMoment, isUuid } from "@/lib/domain/text-shapes";
import { paths } from "@/lib/paths";
import { parseAsDay, parseAsEngine, parseAsId, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 200;

/** A place in the list as one word: the moment, an underscore, the id. */
const parseAsCursor = createParser<AnswerCursor>({
  parse: (text) => {
    const [createdAt = "", id = ""] = text.split("_");
    return isMoment(createdAt) && isUuid(id) ? { createdAt, id } : null;
  },
  serialize: ({ createdAt, id }) => `${createdAt}_${id}`,
  eq: (a, b) => a.id === b.id,
});

/** What the address of the list carries. What cannot be read counts as not given. */
export const answersParsers = {
  engine: parseAsEngine,
  model: parseAsText(200),
  state: parseAsStringLiteral(TASK_STATES),
  from: parseAsDay,
  to: parseAsDay,
  text: parseAsText(SEARCH_MAX),
  promptId: parseAsId,
  versionId: parseAsId,
  memberId: parseAsId,
  runId: parseAsId,
  domain: parseAsText(300),
  sourceUrl: parseAsText(4000),
  after: parseAsCursor,
};

export const loadAnswersState = createLoader(answersParsers);

const serialize = createSerializer(answersParsers);

/** The address of the list with these filters, from the top or after a row. */
export const answersHref = (
  slug: string,
  filter: Partial<AnswerFilter>,
  after: AnswerCursor | null = null,
): string => serialize(paths.workspace(slug).answers(), { ...filter, after });
