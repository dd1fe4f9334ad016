// For the browser too: without the library behind schemas.

/** Characters of a category; families, and wordings of each; competitors. Ours, all of them. */
export const FIRST_STEPS_LIMITS = {
  categoryChars: 80,
  families: 40,
  wordings: 20,
  competitors: 50,
} as const;
