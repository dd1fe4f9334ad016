import { type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { SURFACES } from "@/lib/domain/engines/surface";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { sharedFilters, sharedOf } from "@/lib/queries/shared-filters";
import { parseAsId, parseAsText } from "@/lib/queries/url-parsers";

/** What the address of every screen of figures carries. Without days it is about the last 30. */
export const figureParsers = {
  ...sharedFilters,
  familyId: parseAsId,
  topic: parseAsText(200),
  tag: parseAsText(200),
  personaId: parseAsId,
  marketId: parseAsId,
  surface: parseAsStringLiteral(SURFACES),
};

/** What addresses of figures of sources carry beside that. */
export const citedParsers = {
  sourceClass: parseAsStringLiteral(SOURCE_CLASSES),
  pageType: parseAsStringLiteral(PAGE_TYPES),
};

export type FigureState = inferParserType<typeof figureParsers>;

/** What of a state narrows figures. */
export const figureFilterOf = ({
  familyId,
  topic,
  tag,
  personaId,
  marketId,
  surface,
  ...state
}: FigureState): FigureFilter => ({
  ...ANY_FIGURE,
  ...sharedOf(state),
  ...{ familyId, topic, tag, personaId, marketId, surface },
});

/** Whether anything narrows the figures, days too. */
export const isNarrowed = (state: FigureState): boolean =>
  Object.values(figureFilterOf(state)).some((value) => value !== null);
