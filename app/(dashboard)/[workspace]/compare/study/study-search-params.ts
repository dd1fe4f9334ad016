import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { SURFACES } from "@/lib/domain/engines/surface";
import { CHOSEN_BY, STUDY_FIGURES } from "@/lib/domain/schedules/study";
import { paths } from "@/lib/paths";
import { parseAsCount, parseAsDay, parseAsEngine, parseAsId, parseAsText } from "@/lib/queries/url-parsers";

/** What the address of a study carries: what was done and when, to what, and what is looked at. */
export const studyParsers = {
  engine: parseAsEngine,
  model: parseAsText(200),
  personaId: parseAsId,
  marketId: parseAsId,
  surface: parseAsStringLiteral(SURFACES),
  /** A mark of the timeline, or a day of nobody's. */
  mark: parseAsId,
  day: parseAsDay,
  by: parseAsStringLiteral(CHOSEN_BY),
  value: parseAsText(200),
  /** Whom it is held against; all else that was asked, where it says nothing. */
  controlsBy: parseAsStringLiteral(CHOSEN_BY),
  controls: parseAsText(200),
  before: parseAsCount,
  after: parseAsCount,
  /** By the brand's number; the own where none is asked for. */
  brand: parseAsCount,
  figure: parseAsStringLiteral(STUDY_FIGURES).withDefault("presence"),
  changed: parseAsStringLiteral(["out"]),
};

export type StudyState = inferParserType<typeof studyParsers>;

const serialize = createSerializer(studyParsers);

/** A study in a given state. */
export const studyHref = (slug: string, state: Partial<StudyState>): string =>
  serialize(paths.workspace(slug).study(), state);

/** What of a state narrows both sides. */
export const studyFilterOf = ({ engine, model, personaId, marketId, surface }: StudyState): FigureFilter => ({
  ...ANY_FIGURE,
  ...{ engine, model, personaId, marketId, surface },
});
