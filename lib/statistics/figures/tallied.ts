import type { Estimand } from "../intervals/figure";
import { type Rate, rateOf } from "../intervals/rate";
import { meanOf, type Part, type Share, shareOf } from "../intervals/share";
import type { PromptTally } from "../observations";

// What `tell` tells of answers, of answers that were counted by prompt before.

/**
 * A figure, and the same with each answer counted as often as its question's weight; null where all weigh the same, and
 * of these very questions, since who has counted prompts alone can't say what came of one on each day.
 */
export interface Tallied<Kind> {
  figure: Kind;
  weighted: Share | null;
}

/** Of whom counts are to speak, and how alike the workspace's other brands are in a family, where that is known. */
export interface AskedOfCounts {
  estimand: Estimand;
  pooledRho?: number;
}

/** The share of answers that are a hit. */
export function talliedRate(
  tallies: readonly PromptTally[],
  { estimand, pooledRho }: AskedOfCounts,
): Tallied<Rate> {
  const answered = tallies.filter(({ answers }) => answers > 0);
  const parts =
    estimand === "these-questions"
      ? null
      : weigh(answered, ({ hits, answers }) => ({ part: hits, whole: answers }));
  return {
    figure: rateOf(answered, estimand, pooledRho),
    weighted: parts && shareOf(parts, estimand, pooledRho),
  };
}

/** What one prompt's answers have of a part and of a whole. */
export interface PromptPart extends Omit<PromptTally, "hits" | "days"> {
  part: number;
  whole: number;
}

/** The share of a part in a whole, both of which an answer may have more than one of; of questions like these. */
export function talliedShare(prompts: readonly PromptPart[], pooledRho?: number): Tallied<Share> {
  const parts = prompts.map(({ family, part, whole }) => ({ cluster: family, part, whole }));
  const weighted = weigh(prompts, ({ part, whole }) => ({ part, whole }));
  return {
    figure: shareOf(parts, "questions-like-these", pooledRho),
    weighted: weighted && shareOf(weighted, "questions-like-these", pooledRho),
  };
}

/** The mean of something over as many as the wholes come to; of questions like these. Prompts without any count in weights alone. */
export function talliedMean(prompts: readonly PromptPart[]): Tallied<Share> {
  const parts = prompts.map(({ family, part, whole }) => ({ cluster: family, part, whole }));
  const weighted = weigh(prompts, ({ part, whole }) => ({ part, whole }));
  return {
    figure: meanOf(parts, "questions-like-these"),
    weighted: weighted && meanOf(weighted, "questions-like-these"),
  };
}

/** Weights of a mean of 1 over the answers, so that a weighted whole is of as many things as there are. */
function weigh<Prompt extends { family: string; weight: number; answers: number }>(
  prompts: readonly Prompt[],
  of: (prompt: Prompt) => { part: number; whole: number },
): Part[] | null {
  const counted = prompts.filter(({ answers }) => answers > 0);
  if (counted.every(({ weight }) => weight === counted[0]?.weight)) return null;
  const answers = counted.reduce((sum, prompt) => sum + prompt.answers, 0);
  const mean = counted.reduce((sum, prompt) => sum + prompt.weight * prompt.answers, 0) / answers;
  return counted.map((prompt) => {
    const { part, whole } = of(prompt);
    const weight = prompt.weight / mean;
    return { cluster: prompt.family, part: part * weight, whole: whole * weight };
  });
}
