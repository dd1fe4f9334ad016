import type { Rate } from "../intervals/rate";
import type { Share } from "../intervals/share";
import { isIn } from "../observations";
import { citationShare, firstPosition, presence, shareOfVoice } from "./brand-figures";
import type { CitationsOf, ReadAnswer } from "./read-answer";
import type { Asked } from "./tell";

/**
 * A figure as another tool's public documentation defines it, read in November 2026; null where it has none such, or
 * where it takes the names of companies that nobody tracks and answers have only their number.
 */
export interface AsOther {
  visibility: Rate;
  shareOfVoice: Share | null;
  citationShare: Share | null;
  position: Share | null;
}

/** The same answers, counted as other tools count: so that a team can reconcile. */
export function countedAsOthers(
  rows: readonly ReadAnswer[],
  asked: Asked,
  brand: string,
  citationsOf: CitationsOf,
): Record<"profound" | "peec" | "ahrefs", AsOther> {
  const visibility = presence(rows, asked, brand).figure;
  const areAllListed = rows.every(
    (row) =>
      !isIn(row, "answered") || row.untracked === row.named.filter(({ role }) => role === "suggested").length,
  );
  const voice = (of: "presence" | "occurrences", among: "tracked" | "all") =>
    shareOfVoice(rows, asked, brand, { of, among }).figure;
  return {
    // Voices and citations of all companies and domains, tracked or not.
    profound: {
      visibility,
      shareOfVoice: areAllListed ? voice("occurrences", "all") : null,
      citationShare: citationShare(rows, asked, citationsOf).figure,
      position: null,
    },
    // Voices of the tracked alone, but a rank among all.
    peec: {
      visibility,
      shareOfVoice: voice("occurrences", "tracked"),
      citationShare: null,
      position: areAllListed ? firstPosition(rows, asked, brand, "all").rank.figure : null,
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
