import type { PromptTally } from "../observations";

/** How much of what answers differ in is their family's, their prompt's and their own. */
export interface NestedMoments {
  answers: number;
  hits: number;
  prompts: number;
  families: number;
  /** How many families have a hit, and how many a miss. */
  familiesWithHit: number;
  familiesWithMiss: number;
  /** (Σm)² ÷ Σm² over the families' answers m: how many of one size they are worth. */
  effectiveFamilies: number;
  /** Σm² ÷ n: the size of the family of an answer, on average over answers. */
  familySize: number;
  /** The mean of the families' own shares. */
  familyMean: number;
  /** How alike answers of one family are, from 0 to 1; null where it can't be told. */
  rho: number | null;
  /** How much more alike answers of one prompt are than of its family; null where it can't be told. */
  rhoPrompt: number | null;
  /** How many independent answers they are worth, by these; null where it can't be told. */
  effectiveAnswers: number | null;
}

/**
 * Splits what hits vary by into families, prompts within families and answers within prompts: the analysis of variance
 * of a nested random model with unequal numbers (Searle, Casella & McCulloch 1992, ch. 3; Henderson's method 1), no
 * component below 0. docs/metrics.md has the formulas. A RangeError where tallies are no counts.
 */
export function nestedMoments(tallies: readonly PromptTally[]): NestedMoments {
  const families = new Map<string, { hits: number; answers: number; squares: number }>();
  let hits = 0;
  let answers = 0;
  /** Σx_p² ÷ k_p and Σk_p², over prompts. */
  let promptHits = 0;
  let promptSquares = 0;
  for (const tally of tallies) {
    const { hits: x, answers: k } = tally;
    if (!Number.isInteger(x) || !Number.isInteger(k) || x < 0 || x > k || k === 0)
      throw new RangeError(`${x} hits of ${k} answers are not counts of one prompt.`);
    const family = families.get(tally.family) ?? { hits: 0, answers: 0, squares: 0 };
    families.set(tally.family, family);
    family.hits += x;
    family.answers += k;
    family.squares += k ** 2;
    hits += x;
    answers += k;
    promptHits += x ** 2 / k;
    promptSquares += k ** 2;
  }
  const all = [...families.values()];
  const sum = (of: (family: { hits: number; answers: number; squares: number }) => number) =>
    all.reduce((total, family) => total + of(family), 0);
  const familyHits = sum((family) => family.hits ** 2 / family.answers);
  const familySquares = sum((family) => family.answers ** 2);
  return {
    answers,
    hits,
    prompts: tallies.length,
    families: all.length,
    familiesWithHit: all.filter((family) => family.hits > 0).length,
    familiesWithMiss: all.filter((family) => family.hits < family.answers).length,
    effectiveFamilies: answers === 0 ? 0 : answers ** 2 / familySquares,
    familySize: answers === 0 ? 0 : familySquares / answers,
    familyMean: sum((family) => family.hits / family.answers) / all.length,
    ...componentsOf({
      n: answers,
      P: tallies.length,
      F: all.length,
      a: sum((family) => family.squares / family.answers),
      b: promptSquares / answers,
      c: familySquares / answers,
      SSe: hits - promptHits,
      SSp: promptHits - familyHits,
      SSf: familyHits - hits ** 2 / answers,
    }),
  };
}

/** The letters are those of docs/metrics.md. */
interface Sums {
  n: number;
  P: number;
  F: number;
  a: number;
  b: number;
  c: number;
  SSe: number;
  SSp: number;
  SSf: number;
}

function componentsOf(sums: Sums): Pick<NestedMoments, "rho" | "rhoPrompt" | "effectiveAnswers"> {
  const { n, P, F, a, b, c, SSe, SSp, SSf } = sums;
  // One answer a family has nothing beside it to be like; one family has nothing to differ from.
  if (n === F) return { rho: null, rhoPrompt: null, effectiveAnswers: n === 0 ? null : n };
  if (F === 1) return { rho: null, rhoPrompt: null, effectiveAnswers: null };
  const own = P === n ? SSp / (P - F) : SSe / (n - P);
  const prompt = P === n || P === F ? 0 : Math.max(0, (SSp - own * (P - F)) / (n - a));
  const family = Math.max(0, (SSf - prompt * (a - b) - own * (F - 1)) / (n - c));
  const total = family + prompt + own;
  if (total <= 0) return { rho: null, rhoPrompt: null, effectiveAnswers: null };
  return {
    rho: family / total,
    rhoPrompt: prompt / total,
    effectiveAnswers: Math.min(n, (n * total) / (c * family + b * prompt + own)),
  };
}
