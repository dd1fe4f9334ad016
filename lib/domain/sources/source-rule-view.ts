import type { PageType, RuledClass } from "./source-class";

/** What a rule says, as it is kept and as it is sent. */
export interface WrittenRule {
  where: string;
  words: string;
  class: RuledClass | null;
  pageType: PageType | null;
}

/** A team's rule, and what is told by it now. */
export interface SourceRuleView extends WrittenRule {
  id: string;
  /** Null where who made it is gone, or it came with a dataset. */
  madeBy: string | null;
  madeAt: string;
  sources: number;
  citations: number;
}
