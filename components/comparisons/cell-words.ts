import type { Cell, CellRepeat } from "@/lib/domain/answers/cell";

/** "71 %"; nothing where nobody else answered. */
export const meanWords = ({ meanOverlap }: Pick<CellRepeat, "meanOverlap">): string =>
  meanOverlap === null ? "" : `${Math.round(meanOverlap * 100)} %`;

/** "most typical of 5 repeats", "outlier among 5 repeats", or nothing. */
export function standingWords(
  { isTypical, isOutlier }: Pick<CellRepeat, "isTypical" | "isOutlier">,
  { judged }: Pick<Cell, "judged">,
): string | null {
  if (isTypical) return `most typical of ${judged} repeats`;
  return isOutlier ? `outlier among ${judged} repeats` : null;
}
