import { createParser, createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import {
  ANSWER_SORTS,
  ASKED_ENDINGS,
  type AnswerCursor,
  type AnswerFilter,
  type AnswerSort,
  COMPANIES_IN,
  COMPETITORS_IN,
  SEARCH_OUTCOMES,
} from "@/lib/domain/answers/answer-filter";
import { ANSWER_COLUMNS, type AnswerColumn } from "@/lib/domain/answers/answer-columns";
import { ORIGINS } from "@/lib/domain/answers/answer-origin";
import { ASKED_LEVELS, ASKED_PORTRAYALS, COUNTED_AS } from "@/lib/domain/answers/said-of-brands";
import { SURFACES } from "@/lib/domain/engines/surface";
import type { ExportFormat, ExportSubject } from "@/lib/domain/exports/export";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";
import { isMoment, isUuid } from "@/lib/domain/text/text-shapes";
import { paths } from "@/lib/paths";
import { sharedFilters } from "@/lib/queries/shared-filters";
import {
  parseAsCount,
  parseAsDollars,
  parseAsId,
  parseAsOrdinal,
  parseAsSeries,
  parseAsText,
} from "@/lib/queries/url-parsers";

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

/** Columns by name, each once, in the list's own order; what is none is left out. */
const parseAsColumns = createParser<AnswerColumn[]>({
  parse: (text) => {
    const named = new Set(text.split(","));
    const columns = ANSWER_COLUMNS.filter((column) => named.has(column));
    return columns.length > 0 ? columns : null;
  },
  serialize: (columns) => columns.join(","),
  eq: (a, b) => a.join() === b.join(),
});

/** Where nothing is kept under a name: all answers. */
export const ALL_ANSWERS = "all";

const parseAsView = createParser<string>({
  parse: (text) => (text === ALL_ANSWERS || isUuid(text) ? text : null),
  serialize: (text) => text,
});

/** What the address of the list carries. */
export const answersParsers = {
  ...sharedFilters,
  state: parseAsStringLiteral(TASK_STATES),
  search: parseAsStringLiteral(SEARCH_OUTCOMES),
  ended: parseAsStringLiteral(ASKED_ENDINGS),
  text: parseAsText(SEARCH_MAX),
  promptText: parseAsText(SEARCH_MAX),
  modelAsked: parseAsText(200),
  modelAnswered: parseAsText(200),
  versionId: parseAsId,
  flagId: parseAsId,
  brandId: parseAsId,
  withoutBrandId: parseAsId,
  competitors: parseAsStringLiteral(COMPETITORS_IN),
  companies: parseAsStringLiteral(COMPANIES_IN),
  level: parseAsStringLiteral(ASKED_LEVELS),
  portrayal: parseAsStringLiteral(ASKED_PORTRAYALS),
  withBrandId: parseAsId,
  citedBrandId: parseAsId,
  counted: parseAsStringLiteral(COUNTED_AS),
  familyId: parseAsId,
  topic: parseAsText(200),
  tag: parseAsText(200),
  personaId: parseAsId,
  marketId: parseAsId,
  label: parseAsText(200),
  repeat: parseAsOrdinal,
  domain: parseAsText(300),
  sourceUrl: parseAsText(4000),
  sourceClass: parseAsStringLiteral(SOURCE_CLASSES),
  pageType: parseAsStringLiteral(PAGE_TYPES),
  origin: parseAsStringLiteral(ORIGINS),
  surface: parseAsStringLiteral(SURFACES),
  withoutSeries: parseAsSeries,
  costFrom: parseAsDollars,
  costTo: parseAsDollars,
  tokensFrom: parseAsCount,
  tokensTo: parseAsCount,
  sort: parseAsStringLiteral(ANSWER_SORTS).withDefault("asked"),
  after: parseAsCursor,
  /** Null: those of `DEFAULT_ANSWER_COLUMNS`. */
  columns: parseAsColumns,
  /** The saved view that was opened, whatever was changed since; `all` for none. */
  view: parseAsView,
  /** Counts all, where counting would stop. */
  count: parseAsStringLiteral(["exact"]),
};

export type AnswersState = inferParserType<typeof answersParsers>;

/** A place belongs to an order: one of another order is no place in this. */
export const fitsOrder = ({ key }: AnswerCursor, sort: AnswerSort): boolean =>
  isMoment(key) === (sort === "asked" || sort === "oldest");

const serialize = createSerializer(answersParsers);

/** The address of the list with these filters, in an order, from the top or after a row. */
export const answersHref = (
  slug: string,
  state: Partial<AnswerFilter> &
    Partial<Pick<AnswersState, "columns" | "view" | "count">> & {
      sort?: AnswerSort;
      after?: AnswerCursor | null;
    },
): string => serialize(paths.workspace(slug).answers(), state);

/** The address of a file of what these filters leave. */
export const answersExportHref = (
  slug: string,
  filter: AnswerFilter,
  file: { subject: ExportSubject; format: ExportFormat },
): string => serialize(paths.api.workspace(slug).answersExport(file), filter);
