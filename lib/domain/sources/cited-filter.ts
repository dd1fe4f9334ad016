import type { PageType, SourceClass } from "./source-class";

/** Which citations figures of sources are of. Null is "any". */
export interface CitedFilter {
  /** The domain whose sources are told apart; null: domains are. */
  domain: string | null;
  /** Part of a domain, title or URL. */
  text: string | null;
  sourceClass: SourceClass | null;
  pageType: PageType | null;
  /** Leaves out sites that are mostly the own brand's or a competitor's. */
  notOfBrands: boolean;
}

export const ANY_CITED: CitedFilter = {
  domain: null,
  text: null,
  sourceClass: null,
  pageType: null,
  notOfBrands: false,
};
