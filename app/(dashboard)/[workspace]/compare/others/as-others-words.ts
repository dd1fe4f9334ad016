import { counted, formatCount } from "@/lib/format/text";
import type { AsOther } from "@/lib/statistics/figures/as-others";

// What other tools' public documentation defined in November 2026, and how ours stands to it.

/** When the definitions were read. */
export const READ_IN = "November 2026";

export const COUNTERS = ["ours", "profound", "peec", "ahrefs"] as const;
export type Counter = (typeof COUNTERS)[number];

export const COUNTER_NAMES: Record<Counter, string> = {
  ours: "Ours",
  profound: "Profound",
  peec: "Peec",
  ahrefs: "Ahrefs",
};

export const OTHERS_FIGURES = ["visibility", "shareOfVoice", "citationShare", "position"] as const;
export type OthersFigure = (typeof OTHERS_FIGURES)[number] & keyof AsOther;

export const OTHERS_FIGURE_NAMES: Record<OthersFigure, string> = {
  visibility: "Visibility",
  shareOfVoice: "Share of voice",
  citationShare: "Citation share",
  position: "Position",
};

/** What each counts; null where its documentation defines no such figure. */
export const DEFINITIONS: Record<OthersFigure, Record<Counter, string | null>> = {
  visibility: {
    ours: "Answers that name the brand ÷ answers: presence, as on the overview.",
    profound: "Answers that name the brand ÷ answers.",
    peec: "Answers that name the brand ÷ answers.",
    ahrefs: "Answers that name the brand ÷ answers; a mention counts once an answer.",
  },
  shareOfVoice: {
    ours: "Answers that name the brand ÷ the sum over tracked brands of the answers that name each.",
    profound: "Mentions of the brand ÷ mentions of all companies that the answers name, tracked or not.",
    peec: "Mentions of the brand ÷ mentions of all tracked brands.",
    ahrefs:
      "A mention counts once an answer: answers that name the brand ÷ the sum of those of all tracked brands.",
  },
  citationShare: {
    ours: "Citations of the brand's domains ÷ all citations.",
    profound: "Citations of the brand's domains ÷ all citations.",
    peec: null,
    ahrefs: null,
  },
  position: {
    ours: "Rank among the tracked brands by first mention, mean over the answers that name the brand.",
    profound: null,
    peec: "Rank among all brands that the answer names, mean over the answers that name the brand.",
    ahrefs: null,
  },
};

/** Why they differ on the same answers. */
export const WHY: Record<OthersFigure, string> = {
  visibility:
    "All four are one figure. Where another tool shows another number, it asked other questions, on other days, of another surface, or finds names by other rules.",
  shareOfVoice:
    "Who counts every mention gives more to a brand that long answers name again and again; who counts an answer once does not. And who divides by all companies tells a smaller share than who divides by the tracked.",
  citationShare:
    "It is not our citation rate, which is the share of answers that cite the brand at all: an answer with ten citations counts ten times here.",
  position:
    "Among more names a rank is lower: who ranks among all brands named tells a higher number than who ranks among the tracked alone.",
};

/** Why a cell says nothing. */
export function unknownWords(figure: OthersFigure, counter: Counter, unlisted: number): string {
  if (DEFINITIONS[figure][counter] === null) return "not defined";
  return unlisted > 0 ? "needs data we lack" : "nothing to count";
}

/** Why we lack it; null where nothing is lacking. */
export const lackingWords = (unlisted: number, answers: number): string | null =>
  unlisted === 0
    ? null
    : `Profound's share of voice and Peec's position take every company that an answer names. ${formatCount(unlisted)} of these ${counted(answers, "answer")} name companies that nobody tracks, or may do so: they are told by rules that are right in three of four cases, and that is no figure to be reconciled with anybody's. Track the companies, and the two are a share and a rank among these.`;
