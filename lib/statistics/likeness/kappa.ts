/** Two judgements of the same thing: of two engines, two rules, two reviewers. */
export type Judged = readonly [one: boolean, other: boolean];

/**
 * Cohen's κ (1960): how much more two agree than by chance, from below 0 to 1. Null of nothing, and where both always
 * say the same one word: by chance they would agree as well.
 */
export function kappa(judged: readonly Judged[]): number | null {
  const n = judged.length;
  if (n === 0) return null;
  const agreed = judged.filter(([one, other]) => one === other).length / n;
  const ofOne = judged.filter(([one]) => one).length / n;
  const ofOther = judged.filter(([, other]) => other).length / n;
  const byChance = ofOne * ofOther + (1 - ofOne) * (1 - ofOther);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}
