import { createLoader, createParser, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { answerCursorSchema, type AnswerCursor, type AnswerFilter } from "@/lib/domain/answer-list";
import { TASK_STATES } from "@/lib/domain/task-state";
import { paths } from "@/lib/paths";
import { parseAsDay, parseAsEngine, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 200;

const parseAsId = createParser<string>({
  parse: (text) => z.uuid().safeParse(text).data ?? null,
  serialize: String,
});

/** A place in the list as one word: the moment, an underscore, the id. */
const parseAsCursor = createParser<AnswerCursor>({
  parse: (text) => {
    const [createdAt, id] = text.split("_");
    return answerCursorSchema.safeParse({ createdAt, id }).data ?? null;
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
