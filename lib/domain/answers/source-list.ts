import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import type { PageType, SourceClass } from "@/lib/domain/sources/source-class";
import type { ToldSource } from "@/lib/domain/sources/told-source";

/** What the list of sources is narrowed to. Null is "any". */
export interface SourceFilter extends WorkspaceFilter {
  /** The domain whose sources are listed; null lists domains. */
  domain: string | null;
  /** Part of a domain, title or URL. */
  text: string | null;
  sourceClass: SourceClass | null;
  pageType: PageType | null;
}

export const SOURCES_PER_PAGE = 50;

/** How often something was cited. */
export interface CitationCounts {
  /** Distinct sources, by normalised URL. */
  sources: number;
  citations: number;
  /** Distinct answers with at least one of the citations. */
  answers: number;
  /** Those of them that were answered with search: the numerator of prevalence. */
  searchedAnswers: number;
  /** Citations whose reply gives only a redirect; where it leads is not known. */
  unresolved: number;
}

/** A cited domain, or one cited source of a domain. */
export interface SourceRow extends CitationCounts {
  /** Empty: nothing tells the domain. The reply gives only a redirect without a hint, or text that is no web address. */
  domain: string;
  /** Null in the list of domains. */
  sourceUrl: string | null;
  title: string | null;
  /**
   * What is told of the source, or of the domain's sources: its classes, that of the most citations first. Null until it
   * is told, which takes seconds.
   */
  told: ToldSource | null;
  /** What became of asking where its redirects lead, in words; null where there are none. */
  redirect: string | null;
}

export interface SourcePage {
  rows: SourceRow[];
  /** Rows in the filter, over all pages. */
  total: number;
  /** Everything in the filter together, over all pages; sources and answers counted once. */
  sum: CitationCounts & { domains: number };
  /** Answers of the shared filter that were answered with search: the denominator of prevalence. */
  searchedAnswers: number;
}
