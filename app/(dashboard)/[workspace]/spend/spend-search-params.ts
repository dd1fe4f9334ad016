import { createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { SPEND_GROUPS } from "@/lib/domain/spend-groups";
import { paths } from "@/lib/paths";
import { sharedFilters } from "@/lib/queries/shared-filters";

/** What the spend screen's address carries. Without days it is about the last 30. */
export const spendParsers = {
  ...sharedFilters,
  groupBy: parseAsStringLiteral(SPEND_GROUPS).withDefault("engine"),
};

export type SpendState = inferParserType<typeof spendParsers>;

const serialize = createSerializer(spendParsers);

/** The spend screen in a given state. */
export const spendHref = (slug: string, state: Partial<SpendState>): string =>
  serialize(paths.workspace(slug).spend(), state);
