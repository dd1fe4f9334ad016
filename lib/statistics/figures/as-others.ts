import type { Figure } from "../intervals/figure";
import { citationShare, firstPosition, presence, shareOfVoice } from "./brand-figures";
import type { ReadAnswer } from "./read-answer";
import type { Asked } from "./tell";

/** A figure as another tool's public documentation defines it, read in November 2026; null where it has none such. */
export interface AsOther {
  visibility: Figure;
  shareOfVoice: Figure;
  citationShare: Figure | null;
  position: Figure | null;
}

/** The same answers, counted as other tools count: so that a team can reconcile. */
export function countedAsOthers(
  rows: readonly ReadAnswer[],
  asked: Asked,
  brand: string,
  domains: ReadonlySet<string>,
): Record<"profound" | "peec" | "ahrefs", AsOther> {
  const visibility = presence(rows, asked, brand).figure;
  const voice = (of: "presence" | "occurrences", among: "tracked" | "all") =>
    shareOfVoice(rows, asked, brand, { of, among }).figure;
  return {
    // Voices and citations of all companies and domains, tracked or not.
    profound: {
      visibility,
      shareOfVoice: voice("occurrences", "all"),
      citationShare: citationShare(rows, asked, domains).figure,
      position: null,
    },
    // Voices of the tracked alone, but a rank among all.
    peec: {
      visibility,
      shareOfVoice: voice("occurrences", "tracked"),
      citationShare: null,
      position: firstPosition(rows, asked, brand, "all").rank.figure,
    },
    // A mention once an answer.
    ahrefs: {
      visibility,
      shareOfVoice: voice("presence", "tracked"),
      citationShare: null,
      position: null,
    },
  };
}
