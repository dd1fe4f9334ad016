import { kappa, type Judged } from "./kappa";

/** What one reviewer said of one place: yes or no. */
export interface ReviewerVerdict {
  place: string;
  reviewer: string;
  isYes: boolean;
}

/** Two reviewers, and what both said of the places that both judged. */
export interface ReviewerPair {
  reviewers: readonly [one: string, other: string];
  common: readonly { place: string; judged: Judged }[];
  agreed: number;
  kappa: number | null;
}

/** The two reviewers with the most places in common; of several such pairs the first by their names. Null where none have any. */
export function closestPair(verdicts: readonly ReviewerVerdict[]): ReviewerPair | null {
  const byReviewer = new Map<string, Map<string, boolean>>();
  for (const { place, reviewer, isYes } of verdicts) {
    const own = byReviewer.get(reviewer) ?? new Map<string, boolean>();
    byReviewer.set(reviewer, own.set(place, isYes));
  }
  const reviewers = [...byReviewer].sort(([one], [other]) => (one < other ? -1 : 1));
  let best: Pick<ReviewerPair, "reviewers" | "common"> | null = null;
  reviewers.forEach(([one, said], index) => {
    for (const [other, saidToo] of reviewers.slice(index + 1)) {
      const common = [...said].flatMap(([place, isYes]) => {
        const too = saidToo.get(place);
        return too === undefined ? [] : [{ place, judged: [isYes, too] as const }];
      });
      if (common.length > (best?.common.length ?? 0)) best = { reviewers: [one, other], common };
    }
  });
  return best && withAgreement(best);
}

function withAgreement(pair: Pick<ReviewerPair, "reviewers" | "common">): ReviewerPair {
  const judged = pair.common.map((one) => one.judged);
  return {
    ...pair,
    agreed: judged.filter(([one, other]) => one === other).length,
    kappa: kappa(judged),
  };
}
