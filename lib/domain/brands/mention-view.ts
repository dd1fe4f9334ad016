import type { BrandRole } from "./brand-limits";
import type { Alias } from "./brand";

/** A brand as it is named where its mentions are shown. */
export interface NamedBrand {
  id: string;
  number: number;
  name: string;
  role: BrandRole;
}

/** One place of an answer at which a brand is named, and by what it was found. */
export interface MentionView {
  brand: NamedBrand;
  /** As it is written there. */
  text: string;
  /** In the answer's whole Markdown. */
  start: number;
  end: number;
  /** Which message section it stands in, from 0, and where in that. */
  section: number;
  sectionStart: number;
  sectionEnd: number;
  /** The sentence around it: what stands before and after. */
  before: string;
  after: string;
  /** The alias that found it; null where a person added it. */
  alias: Alias | null;
  /** The id of that rule. */
  ruleId: string | null;
  isLinked: boolean;
  /** Null where the text is not known to be English, or the brand is absent. */
  level: { word: "named" | "shortlisted" | "top pick"; rule: string } | null;
  /** The rule by which the sentence says that it was not found, or is not to be had. */
  absence: string | null;
}

/** What a person said of one place of an answer. */
export interface CorrectionView {
  id: string;
  kind: "refused" | "added";
  brandName: string;
  text: string;
  by: string | null;
  at: string;
  /** Whether the same text stands there still; else nothing is said of it any more. */
  holds: boolean;
}

/** What an answer says of brands, told anew from its text by the rules that its fact was made by. */
export interface AnswerMentions {
  mentions: MentionView[];
  corrections: CorrectionView[];
  /** The number of the brands' rules; 0 where there are none. */
  version: number;
  isEnglish: boolean | null;
  /** Whether newer rules, or a newer text, are still to be measured. */
  isStale: boolean;
  /** All that can be named. */
  brands: NamedBrand[];
}
