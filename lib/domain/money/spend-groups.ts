/** What spend can be summed by. */
export const SPEND_GROUPS = [
  "engine",
  "model",
  "member",
  "run",
  "set",
  "schedule",
  "label",
  "connection",
] as const;

/** How long the spans of a report are. */
export const SPEND_PERIODS = ["day", "week", "month"] as const;
