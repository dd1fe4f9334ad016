import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { SURFACES } from "@/lib/domain/engines/surface";
import { GRID_ORDERS } from "@/lib/domain/brands/grid-order";
import { paths } from "@/lib/paths";
import { sharedFilters, sharedOf } from "@/lib/queries/shared-filters";
import { parseAsCount, parseAsId, parseAsText } from "@/lib/queries/url-parsers";

/** What the overview's address carries. Without days it is about the last 30. */
export const overviewParsers = {
  ...sharedFilters,
  familyId: parseAsId,
  topic: parseAsText(200),
  tag: parseAsText(200),
  personaId: parseAsId,
  marketId: parseAsId,
  surface: parseAsStringLiteral(SURFACES),
  /** Whose prompts the grid shows, by the brand's number; its own where none is asked for. */
  brand: parseAsCount,
  order: parseAsStringLiteral(GRID_ORDERS).withDefault("least"),
  /** What another model answers since: left out. */
  changed: parseAsStringLiteral(["out"]),
};

export type OverviewState = inferParserType<typeof overviewParsers>;

const serialize = createSerializer(overviewParsers);

/** The overview in a given state. */
export const overviewHref = (slug: string, state: Partial<OverviewState>): string =>
  serialize(paths.workspace(slug).overview(), state);

/** What of a state narrows figures. */
export const figureFilterOf = ({
  familyId,
  topic,
  tag,
  personaId,
  marketId,
  surface,
  ...state
}: OverviewState): FigureFilter => ({
  ...ANY_FIGURE,
  ...sharedOf(state),
  ...{ familyId, topic, tag, personaId, marketId, surface },
});
