/** Of how much of a prompt its own figures are made. */
export const PROMPT_FIGURE_LIMITS = {
  /** The newest tasks that are read. */
  read: 2_000,
  /** Of these the newest answers of each engine, of which every two are held against each other, whoever gave them. */
  pairs: 16,
  /** Of these the newest of each engine whose words are compared. */
  texts: 8,
} as const;
