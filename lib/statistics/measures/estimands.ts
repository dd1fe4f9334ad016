import type { Estimand } from "../intervals/figure";

/** A figure of each of the two things that can be meant. */
export interface Both<Kind> {
  questionsLikeThese: Kind;
  theseQuestions: Kind;
}

export const ofBoth = <Kind>(tell: (estimand: Estimand) => Kind): Both<Kind> => ({
  questionsLikeThese: tell("questions-like-these"),
  theseQuestions: tell("these-questions"),
});
