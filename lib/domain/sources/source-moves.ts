/** How many sources, with how many citations, were of one class or page type and became another; null is "not told". */
export interface SourceMove {
  what: "class" | "page type";
  was: string | null;
  became: string | null;
  sources: number;
  citations: number;
}

interface Told {
  class: string | null;
  pageType: string | null;
}

/** What differs between two tellings of sources, summed by from and to. */
export function movesOf(sources: readonly { citations: number; before: Told; after: Told }[]): SourceMove[] {
  const moves = new Map<string, SourceMove>();
  for (const { citations, before, after } of sources)
    for (const [what, was, became] of [
      ["class", before.class, after.class],
      ["page type", before.pageType, after.pageType],
    ] as const) {
      if (was === became) continue;
      const key = JSON.stringify([what, was, became]);
      const known = moves.get(key) ?? { what, was, became, sources: 0, citations: 0 };
      moves.set(key, { ...known, sources: known.sources + 1, citations: known.citations + citations });
    }
  return [...moves.values()];
}
