import { createLoader, createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { SPEND_GROUPS } from "@/lib/domain/spend-groups";
import { paths } from "@/lib/paths";
import { parseAsDay, parseAsEngine } from "@/lib/queries/url-parsers";

/** What the spend screen's address carries. Without days it is about the last 30. */
export const spendParsers = {
  from: parseAsDay,
  to: parseAsDay,
  engine: parseAsEngine,
  groupBy: parseAsStringLiteral(SPEND_GROUPS).withDefault("engine"),
};

export const loadSpendState = createLoader(spendParsers);
export type SpendState = inferParserType<typeof spendParsers>;

const serialize = createSerializer(spendParsers);

/** The spend screen in a given state. */
export const spendHref = (slug: string, state: Partial<SpendState>): string =>
  serialize(paths.workspace(slug).spend(), state);
