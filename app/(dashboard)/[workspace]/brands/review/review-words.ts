import type { MentionDoubt, ReviewVerdict } from "@/lib/domain/brands/mention-review";

export const REVIEW_QUESTION = "Which of the least certain mentions are the brand, and do two people agree?";

/** Why a place may be something else. */
export const DOUBT_WORDS: Readonly<Record<MentionDoubt, string>> = {
  within_word: "within a longer word",
  other_brand: "another brand is found here too",
  plain_word: "also a plain word",
  other_case: "other capitals than the alias has",
  longer_name: "may be part of a longer name",
  short: "three letters or fewer",
  other_accents: "other accents than the alias has",
};

export const VERDICT_WORDS: Readonly<Record<ReviewVerdict, string>> = {
  brand: "the brand",
  other: "something else",
};

/** Under so many places κ says little. */
export const FEW_PLACES = 50;
