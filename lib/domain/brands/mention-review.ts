import type { Span } from "@/lib/domain/answers/answer";
import type { NamedBrand } from "./mention-view";

/** Why a place at which a brand was found may not be the brand, the heaviest first. */
export const MENTION_DOUBTS = [
  "within_word",
  "other_brand",
  "plain_word",
  "other_case",
  "longer_name",
  "short",
  "other_accents",
] as const;
export type MentionDoubt = (typeof MENTION_DOUBTS)[number];

/** What a reviewer says of a place: it is the brand, or something else. */
export const REVIEW_VERDICTS = ["brand", "other"] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** One place of an answer, by which a verdict is kept. */
export interface ReviewPlace {
  answerId: string;
  brandId: string;
  /** In the answer's whole Markdown. */
  start: number;
  end: number;
}

/** A place to be judged. What others said of it is not told. */
export interface ReviewItem extends ReviewPlace {
  brand: NamedBrand;
  engine: string;
  model: string;
  /** As it is written there. */
  text: string;
  sentence: string;
  mark: Span;
  /** The alias that found it, as it is written in the rules. */
  alias: string;
  doubts: MentionDoubt[];
}

/** A place that one has judged. */
export interface JudgedPlace extends ReviewPlace {
  brandName: string;
  text: string;
  verdict: ReviewVerdict;
  /** Whether it is refused in its answer. */
  isRefused: boolean;
}

/** What is to be judged, the least certain first. */
export interface ReviewQueue {
  /** Over how many of the newest measured answers, and whether these are all. */
  answers: number;
  isAll: boolean;
  /** How many places are in doubt in them, and how many of those this person has judged. */
  inDoubt: number;
  judged: number;
  /** The first of what is left. */
  items: ReviewItem[];
  /** The newest verdicts of this person, wherever they stand. */
  mine: JudgedPlace[];
}

/** How two people judged the same places. */
export interface ReviewAgreement {
  /** The two who have the most places in common; null where no two have any. */
  pair: {
    reviewers: [one: string, other: string];
    n: number;
    agreed: number;
    /** Null where both always said the same word. */
    kappa: number | null;
    /** Places of which they say different things; without those that whoever asks is still to judge. */
    differences: ReviewDifference[];
    /** How many differences are not shown: still to be judged, or beyond the first. */
    hidden: number;
  } | null;
  /** How many people have judged any place, and how many places have been judged. */
  reviewers: number;
  places: number;
}

export interface ReviewDifference extends ReviewPlace {
  brandName: string;
  text: string;
  verdicts: [one: ReviewVerdict, other: ReviewVerdict];
}
