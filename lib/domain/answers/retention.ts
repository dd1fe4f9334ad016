/** The longest time that can be chosen: ten years. */
export const RETENTION_MAX_DAYS = 3_650;

/** For how many days a workspace keeps things; null: for ever. */
export interface RetentionDays {
  /** Raw replies, counted from when each came. */
  rawReplyDays: number | null;
  /** Answers with all that was read out of them, and tasks that ended without one, counted from when each ended. */
  answerDays: number | null;
}

/** What of one kind goes by a rule. */
export interface RetentionLoss {
  /** How many are older already. */
  older: number;
  /** When the first of them goes, at the earliest; null where nothing is there that ever would. */
  firstGoes: string | null;
}

export interface RetentionPreview {
  rawReplies: RetentionLoss;
  answers: RetentionLoss;
}
