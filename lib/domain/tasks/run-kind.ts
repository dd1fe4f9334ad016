/** Why a run was made: a question by hand, a set, or a wish for suggestions of questions. */
export const RUN_KINDS = ["question", "set", "suggestions"] as const;
export type RunKind = (typeof RUN_KINDS)[number];
