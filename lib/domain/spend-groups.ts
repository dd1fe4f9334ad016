/** What spend can be summed by. */
export const SPEND_GROUPS = ["engine", "model", "member"] as const;
