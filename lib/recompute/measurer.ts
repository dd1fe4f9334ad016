import type { AnswerItemView, CitationPlace } from "@/lib/domain/answers/answer";
import type { Brand } from "@/lib/domain/brands/brand";
import { citedSentences } from "@/lib/reading/cited-sentences";
import { compileCompanies } from "@/lib/reading/facts/compile-companies";
import { factOf } from "@/lib/reading/facts/fact-of";
import { compileBrands } from "@/lib/reading/mentions/compile-brands";
import type { MentionCorrection } from "@/lib/reading/mentions/find-mentions";
import { positionAdjustedShares } from "@/lib/statistics/figures/sentences";
import type { TrackedBrand } from "@/lib/statistics/measures/brand-table";
import { saidIn } from "@/lib/statistics/measures/from-fact";
import type { MeasuredAnswer, PlacedCitations } from "@/lib/statistics/measures/measured-answer";

/** A brand with the number that answers name it by. */
export interface NumberedBrand extends Brand {
  /** In a dataset. */
  id?: string;
  number: number;
}

/** An answer as a file tells it. */
export interface GivenAnswer {
  text: string;
  items: readonly AnswerItemView[];
  citations: readonly GivenCitation[];
  corrections?: readonly MentionCorrection[];
  /** Of its market, ISO 639-1. */
  language: string | null;
}

export interface GivenCitation {
  /** Where it leads, as far as that is known. */
  address: string;
  url: string;
  domain: string;
  place: CitationPlace;
  sectionIndex: number;
}

export type Said = Pick<
  MeasuredAnswer,
  "named" | "linked" | "absent" | "cited" | "untracked" | "areLevelsTold" | "citations" | "placed"
>;

/** What is read of an answer for figures: a few hundred bytes, and nothing of its text. */
export function measurer(
  brands: readonly NumberedBrand[],
  companies: readonly string[] = [],
): {
  tracked: TrackedBrand[];
  measure: (answer: GivenAnswer) => Said;
} {
  const tracked = brands.map(({ number, name, role }): TrackedBrand => ({
    brand: String(number),
    name,
    role: role === "control" ? "control" : "tracked",
  }));
  const roles = new Map(tracked.map(({ brand, role }) => [brand, role]));
  const matcher = compileBrands(brands.map((brand) => ({ ...brand, id: String(brand.number) })));
  const known = compileCompanies(companies);
  const share = sharer();
  return {
    tracked,
    measure: ({ text, items, citations, corrections = [], language }) => ({
      ...saidIn(
        factOf(
          { markdown: text, cited: citations.map(({ address }) => address), corrections, language },
          matcher,
          known,
        ),
        roles,
      ),
      citations: citations.map(({ domain, url }) => share(domain, url)),
      placed: placedIn(text, items, citations),
    }),
  };
}

/** Sources are cited again and again: each is held once. */
function sharer(): (domain: string, url: string) => { domain: string; url: string } {
  const sources = new Map<string, { domain: string; url: string }>();
  return (domain, url) => {
    const key = JSON.stringify([domain, url]);
    const source = sources.get(key) ?? { domain, url };
    sources.set(key, source);
    return source;
  };
}

function placedIn(
  text: string,
  items: readonly AnswerItemView[],
  citations: readonly GivenCitation[],
): PlacedCitations | null {
  const sentences = citedSentences(
    text,
    items,
    citations.map(({ url, place, sectionIndex }) => ({ source: url, place, sectionIndex })),
  );
  if (sentences === null) return null;
  const domains = new Map(citations.map(({ url, domain }) => [url, domain]));
  const shares = new Map<string, number>();
  for (const [url, share] of positionAdjustedShares(sentences)) {
    const domain = domains.get(url) ?? "";
    shares.set(domain, (shares.get(domain) ?? 0) + share);
  }
  return {
    sentences: sentences.length,
    citing: sentences.filter(({ sources }) => sources.length > 0).length,
    shares: [...shares],
  };
}
