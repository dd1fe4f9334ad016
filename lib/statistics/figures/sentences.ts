/** A sentence of an answer whose citations have places: how many words, and which sources it cites. */
export interface CitedSentence {
  words: number;
  sources: readonly string[];
}

/**
 * Word share, position-adjusted (PAWC: Aggarwal et al. 2024): of each source the words of the sentences that cite it,
 * divided among those cited there, less the later the sentence stands: Σ words ÷ sources × exp(−index ÷ max(1, S − 1)).
 * Shares of 1 in sum; none where nothing is cited.
 */
export function positionAdjustedShares(sentences: readonly CitedSentence[]): Map<string, number> {
  const shares = new Map<string, number>();
  const last = Math.max(1, sentences.length - 1);
  let all = 0;
  for (const [index, { words, sources }] of sentences.entries()) {
    const cited = new Set(sources);
    for (const source of cited) {
      const share = (words / cited.size) * Math.exp(-index / last);
      shares.set(source, (shares.get(source) ?? 0) + share);
      all += share;
    }
  }
  return new Map([...shares].flatMap(([source, share]) => (all === 0 ? [] : [[source, share / all]])));
}

/** Sentences that cite anything ÷ sentences; null of none. */
export const citationCoverage = (sentences: readonly CitedSentence[]): number | null =>
  sentences.length === 0
    ? null
    : sentences.filter(({ sources }) => sources.length > 0).length / sentences.length;
