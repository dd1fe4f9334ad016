import type { PageType, SourceClass } from "./source-class";

/** Where a rule comes from. A brand's domains decide before all, a team's own rules before those that came along. */
export const RULE_ORIGINS = ["brand", "team", "built-in", "none"] as const;
export type RuleOrigin = (typeof RULE_ORIGINS)[number];

/** What said so: a rule, by its name; a brand's domain, by the brand's name; or that no rule is of it. */
export interface DecidedBy {
  origin: RuleOrigin;
  name: string;
}

export interface Classified {
  /** Null where nothing tells which site it is: a redirect without a hint. */
  class: SourceClass | null;
  classRule: DecidedBy | null;
  /** Null where no rule tells it. */
  pageType: PageType | null;
  pageRule: DecidedBy | null;
}
