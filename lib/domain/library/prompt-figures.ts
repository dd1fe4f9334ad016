/** Of how much of a prompt its own figures are made. */
export const PROMPT_FIGURE_LIMITS = {
  /** The newest tasks that are read. */
  read: 2_000,
  /** Of these the newest answers, of which every two are held against each other: of each engine, and of all together. */
  pairs: 200,
  /** Of each engine the newest answers whose words are compared. */
  texts: 30,
} as const;
