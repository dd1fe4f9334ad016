/** Of each answer. */
export const CITATIONS = 6;
/** One task in so many fails, and has no answer. */
export const FAILED_ONE_IN = 500;
/** So many tasks are written together. */
export const CHUNK = 40_000;
