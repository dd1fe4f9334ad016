import type { CitedMove, SourceGap } from "@/lib/services/sources";
import type { ShownBrand } from "@/lib/services/overview/read-facts-of";
import type { Informative } from "@/lib/statistics/figures/prompt-figures";
import type { Rate } from "@/lib/statistics/intervals/rate";

interface OfPrompt {
  promptId: string;
  /** Its newest wording. */
  words: string;
}

/** A site is cited where competitors are named and the own brand is not. */
interface SourceGapFinding {
  kind: "source-gap";
  gap: SourceGap;
}

/** A question is answered with a competitor first and without the own brand. */
interface OutrankedFinding extends OfPrompt {
  kind: "outranked";
  rate: Rate;
  /** Who is put first in how many of these answers, the most first. */
  competitors: { brand: ShownBrand; answers: number }[];
}

/** A question's answers name nobody, so that it can't measure anybody. */
interface UninformativeFinding extends OfPrompt {
  kind: "uninformative";
  informative: Informative;
  better: string;
}

/** A site is cited less than in the period before. */
interface SourceLostFinding {
  kind: "source-lost";
  move: CitedMove;
}

export type Finding = (SourceGapFinding | OutrankedFinding | UninformativeFinding | SourceLostFinding) & {
  /**
   * What it is ranked by: how many answers it is true of at the least, by the lower end of its interval. Many count for
   * more than few, and what is sure for more than what is not.
   */
  atLeast: number;
};
