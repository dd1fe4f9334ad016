/** Two judgements of the same thing: of two engines, two rules, two reviewers. */
export type Judged = readonly [one: boolean, other: boolean];

/** How often two judged so: both yes, one alone, the other alone, neither. */
export interface Agreement {
  both: number;
  one: number;
  other: number;
  neither: number;
}

/**
 * Cohen's κ (1960): how much more two agree than by chance, from below 0 to 1. Null of nothing, and where both always
 * say the same one word: by chance they would agree as well.
 */
export function kappa(judged: readonly Judged[]): number | null {
  const counts: Agreement = { both: 0, one: 0, other: 0, neither: 0 };
  for (const [one, other] of judged)
    counts[one ? (other ? "both" : "one") : other ? "other" : "neither"] += 1;
  return kappaOf(counts);
}

/** The same of counts. */
export function kappaOf({ both, one, other, neither }: Agreement): number | null {
  const n = both + one + other + neither;
  if (n === 0) return null;
  const agreed = (both + neither) / n;
  const [ofOne, ofOther] = [(both + one) / n, (both + other) / n];
  const byChance = ofOne * ofOther + (1 - ofOne) * (1 - ofOther);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}
