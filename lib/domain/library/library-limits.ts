// The library's words and limits, for the browser too: without the library behind schemas.

export const INTENTS = ["branded", "unbranded"] as const;
export type Intent = (typeof INTENTS)[number];

export const FUNNEL_STAGES = ["awareness", "consideration", "decision", "retention"] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** Characters of a set's name and description, of a topic and a tag; how many tags a prompt has; ours, all of them. */
export const LIBRARY_LIMITS = {
  setNameChars: 100,
  descriptionChars: 1000,
  topicChars: 100,
  tagChars: 60,
  tags: 30,
  familyNameChars: 200,
  marketNameChars: 60,
  personaNameChars: 60,
} as const;

/** A decimal from 0 that the database keeps exactly: up to twelve digits before the point and six after it. */
export const WEIGHT_PATTERN = /^\d{1,12}(\.\d{1,6})?$/;

/** How many acts a page of a set's history has. */
export const CHANGES_PER_PAGE = 50;
