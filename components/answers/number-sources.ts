import type { AnswerView, CitationView } from "@/lib/domain/answer";

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

/** Citations without offsets stand at the end of their section. */
const place = ({ startIndex, endIndex }: CitationView): number =>
  endIndex ?? startIndex ?? Number.MAX_SAFE_INTEGER;

const inReadingOrder = (a: CitationView, b: CitationView): number =>
  a.sectionIndex - b.sectionIndex || place(a) - place(b) || a.position - b.position;

/** The sources of an answer in order of first use. */
export function numberSources(citations: AnswerView["citations"]): NumberedSource[] {
  const sources = new Map<string, NumberedSource>();
  for (const citation of [...citations].sort(inReadingOrder)) {
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
