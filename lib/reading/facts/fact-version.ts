import { ABSENCE_VERSION } from "../levels/absence";
import { LEVELS_VERSION } from "../levels/levels";
import { MENTIONS_VERSION } from "../mentions/find-mentions";
import { PORTRAYAL_VERSION } from "../portrayal/portrayal";
import { SUGGESTIONS } from "../suggestions/suggest-brands";

/** Raised when a fact says something else of the same mentions, or its language is told otherwise. */
const FACT_OF_VERSION = 1;

/**
 * The version of all that makes a fact of an answer's text. Each part's only ever rises, so their sum rises when one
 * does: facts of a lower one are made again.
 */
export const FACT_VERSION =
  FACT_OF_VERSION +
  MENTIONS_VERSION +
  LEVELS_VERSION +
  ABSENCE_VERSION +
  PORTRAYAL_VERSION +
  SUGGESTIONS.version;
