import type { AnswerView, CitationView } from "@/lib/domain/answer";
import { placeCitations } from "./place-citations";

type Cited = Pick<AnswerView, "items" | "citations">;

/** One source of an answer: all citations whose URLs normalise to the same address. */
export interface NumberedSource {
  /** From 1, in order of first use in the text. */
  number: number;
  domain: string;
  title: string;
  sourceUrl: string;
  /** Raw URLs as cited, each once. */
  rawUrls: string[];
  resolvedUrl: string | null;
  /** Positions of the citations that use it. */
  citations: number[];
}

/** Positions in the order a reader meets them: section by section, mark by mark; then any that no section names. */
function inReadingOrder({ items, citations }: Cited): CitationView[] {
  const byPosition = new Map(citations.map((citation) => [citation.position, citation]));
  const placed = items
    .flatMap((item) => (item.type === "message" ? item.sections : []))
    .flatMap((section) => {
      const cited = section.citations.flatMap((position) => byPosition.get(position) ?? []);
      return placeCitations(section.text, cited).flatMap((placement) => placement.citations);
    });
  const positions = new Set([...placed, ...byPosition.keys()]);
  return [...positions].flatMap((position) => byPosition.get(position) ?? []);
}

/** The sources of an answer in order of first use. */
export function numberSources(answer: Cited): NumberedSource[] {
  const sources = new Map<string, NumberedSource>();
  for (const citation of inReadingOrder(answer)) {
    const key = citation.sourceUrl || citation.rawUrl;
    const known = sources.get(key);
    if (!known) {
      sources.set(key, {
        number: sources.size + 1,
        domain: citation.domain,
        title: citation.title,
        sourceUrl: citation.sourceUrl,
        rawUrls: [citation.rawUrl],
        resolvedUrl: citation.resolvedUrl,
        citations: [citation.position],
      });
      continue;
    }
    known.citations.push(citation.position);
    known.title ||= citation.title;
    known.resolvedUrl ??= citation.resolvedUrl;
    if (!known.rawUrls.includes(citation.rawUrl)) known.rawUrls.push(citation.rawUrl);
  }
  return [...sources.values()];
}
