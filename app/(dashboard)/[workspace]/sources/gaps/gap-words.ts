export const GAPS_QUESTION =
  "Which sites are cited by answers that name a competitor, and not the own brand?";
