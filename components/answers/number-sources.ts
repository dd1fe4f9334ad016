import type { AnswerView } from "@/lib/domain/answers/answer";
import { placeCitations } from "./markdown/place-citations";

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
  /** Whether a mark in the text stands for it; false where the API reported no position. */
  marked: boolean;
}

/** The positions that have a mark, in the order a reader meets them: section by section, mark by mark. */
function markedPositions({ items, citations }: Cited): number[] {
  const byPosition = new Map(citations.map((citation) => [citation.position, citation]));
  return items
    .flatMap((item) => (item.type === "message" ? item.sections : []))
    .flatMap((section) => {
      const cited = section.citations.flatMap((position) => byPosition.get(position) ?? []);
      return placeCitations(section.text, cited).flatMap((placement) => placement.citations);
    });
}

/** The sources of an answer in order of first use; those without a mark come last, in the reply's order. */
export function numberSources(answer: Cited): NumberedSource[] {
  const sources = new Map<string, NumberedSource>();
  const byPosition = new Map(answer.citations.map((citation) => [citation.position, citation]));
  const marked = new Set(markedPositions(answer));
  const inReadingOrder = [...new Set([...marked, ...byPosition.keys()])];
  for (const citation of inReadingOrder.flatMap((position) => byPosition.get(position) ?? [])) {
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
        marked: marked.has(citation.position),
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
