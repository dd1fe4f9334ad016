import { createParser, createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import type { EntryCursor } from "@/lib/domain/money/spend";
import { SPEND_GROUPS, SPEND_PERIODS } from "@/lib/domain/money/spend-groups";
import { isMoment } from "@/lib/domain/text/text-shapes";
import { paths } from "@/lib/paths";
import { sharedFilters } from "@/lib/queries/shared-filters";
import { parseAsId, parseAsMonth, parseAsText } from "@/lib/queries/url-parsers";

const entryFilters = { ...sharedFilters, label: parseAsText(200), connectionId: parseAsId };

/** What the spend screen's address carries. Without days it is about the last 30. */
export const spendParsers = {
  ...entryFilters,
  groupBy: parseAsStringLiteral(SPEND_GROUPS).withDefault("engine"),
  by: parseAsStringLiteral(SPEND_PERIODS).withDefault("day"),
};

export type SpendState = inferParserType<typeof spendParsers>;

const serialize = createSerializer(spendParsers);

/** The spend screen in a given state. */
export const spendHref = (slug: string, state: Partial<SpendState>): string =>
  serialize(paths.workspace(slug).spend(), state);

/** What stands out of the same. */
export const outliersHref = (slug: string, state: Partial<SpendState>): string =>
  serialize(paths.workspace(slug).outliers(), state);

/** What the address of a statement carries. */
export const statementParsers = { month: parseAsMonth };

const serializeStatement = createSerializer(statementParsers);

/** The statement of a month, or of the last one that is over. */
export const statementHref = (slug: string, state: { month?: string | null }): string =>
  serializeStatement(paths.workspace(slug).statement(), state);

/** A place among the entries as one word: its moment, an underscore, its number. */
const parseAsPlace = createParser<EntryCursor>({
  parse: (text) => {
    const [key = "", id = ""] = text.split("_");
    return isMoment(key) && /^\d{1,18}$/.test(id) ? { key, id } : null;
  },
  serialize: ({ key, id }) => `${key}_${id}`,
  eq: (a, b) => a.id === b.id,
});

/** What the address of the entries carries. */
export const entriesParsers = {
  ...entryFilters,
  without: parseAsStringLiteral(SPEND_GROUPS),
  after: parseAsPlace,
};

type EntriesState = inferParserType<typeof entriesParsers>;

const serializeEntries = createSerializer(entriesParsers);

/** The entries behind a figure, from the newest or after one of them. */
export const entriesHref = (slug: string, state: Partial<EntriesState>): string =>
  serializeEntries(paths.workspace(slug).spendEntries(), state);

/** What the address of the estimates carries: the days on which runs were begun, and their schedule. */
export const estimatesParsers = {
  from: sharedFilters.from,
  to: sharedFilters.to,
  scheduleId: sharedFilters.scheduleId,
};

const serializeEstimates = createSerializer(estimatesParsers);

/** What runs were expected to cost against what they came to. */
export const estimatesHref = (
  slug: string,
  state: Partial<inferParserType<typeof estimatesParsers>>,
): string => serializeEstimates(paths.workspace(slug).estimates(), state);
