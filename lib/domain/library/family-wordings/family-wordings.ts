/** What families of suggested questions ask; `place` where the market is one. */
export type FamilyKey =
  | "recommendation"
  | "best"
  | "known"
  | "value"
  | "quality"
  | "beginners"
  | "demanding"
  | "reviews"
  | "service"
  | "new"
  | "comparison"
  | "choice"
  | "place";

/** How each family asks in one language, in which the category stands as people there type it, and the place in its words. */
export type FamilyWordings = Record<FamilyKey, readonly [string, string]>;
