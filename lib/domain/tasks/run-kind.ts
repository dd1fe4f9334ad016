/** Why a run was made: a question by hand, a set, a wish for suggestions of questions, or answers from elsewhere. */
export const RUN_KINDS = ["question", "set", "suggestions", "import"] as const;
export type RunKind = (typeof RUN_KINDS)[number];
