import { domainFromTitle, identifySource, isRedirect } from "./source-url";
import { locateSegment } from "./locate-segment";
import { parseWireDate } from "@/lib/api-contract/format";
import type { Annotation, Item, LlmResult } from "@/lib/api-contract/reply";
import type { AnswerItemView, CitationView } from "@/lib/domain/answer";
import { dollarsFromNumber, type Nano } from "@/lib/domain/money";

/** Raised whenever what is read from a reply changes, so that older answers can be told and derived again. */
export const PARSER_VERSION = 2;

/** A result in our words, everything derived from the raw reply. */
export interface ReadAnswer {
  modelAnswered: string;
  webSearchDone: boolean;
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number | null;
  /** Null where the API does not know it. */
  modelCharge: Nano | null;
  /** The visible text: all message sections, joined by blank lines. */
  text: string;
  items: AnswerItemView[];
  citations: CitationView[];
  fanOutQueries: string[];
  answeredAt: Date;
}

/** Reads a result. Tolerates absent and null optional fields and unknown kinds of items; `receivedAt` stands in for an unreadable date. */
export function readResult(result: LlmResult, context: { modelAsked: string; receivedAt: Date }): ReadAnswer {
  const citations: CitationView[] = [];
  const texts: string[] = [];
  const items = result.items.map((item) => readItem(item, texts, citations));
  return {
    modelAnswered: result.model_name ?? context.modelAsked,
    webSearchDone: result.web_search ?? false,
    inputTokens: result.input_tokens ?? 0,
    outputTokens: result.output_tokens ?? 0,
    reasoningTokens: result.reasoning_tokens,
    modelCharge: result.money_spent === null ? null : dollarsFromNumber(result.money_spent),
    text: texts.join("\n\n"),
    items,
    citations,
    fanOutQueries: result.fan_out_queries,
    answeredAt: (result.datetime !== null ? parseWireDate(result.datetime) : null) ?? context.receivedAt,
  };
}

function readItem(item: Item, texts: string[], citations: CitationView[]): AnswerItemView {
  switch (item.type) {
    case "reasoning":
      return { type: "reasoning", sections: item.sections.map(({ text }) => ({ text })) };
    case "message":
      return {
        type: "message",
        sections: item.sections.map(({ text, annotations }) => {
          const sectionIndex = texts.push(text) - 1;
          const own = (annotations ?? []).map((annotation) => {
            const citation = readCitation(annotation, { text, sectionIndex, position: citations.length });
            citations.push(citation);
            return citation.position;
          });
          return { text, citations: own };
        }),
      };
    default:
      return { type: "unknown", wireType: item.type };
  }
}

function readCitation(
  annotation: Annotation,
  section: { text: string; sectionIndex: number; position: number },
): CitationView {
  const rawUrl = annotation.url ?? "";
  const title = annotation.title ?? "";
  const resolvedUrl = annotation.direct_url ?? (isRedirect(rawUrl) ? null : rawUrl);
  const source = identifySource(resolvedUrl ?? rawUrl);
  const segment =
    annotation.start_index !== null && annotation.end_index !== null
      ? locateSegment(section.text, {
          start: annotation.start_index,
          end: annotation.end_index,
          text: annotation.text,
        })
      : null;
  return {
    position: section.position,
    title,
    rawUrl,
    resolvedUrl,
    sourceUrl: source.url,
    // A redirect's own host is the redirector's, not the source's; the title is a hint.
    domain: resolvedUrl === null ? (domainFromTitle(title) ?? "") : source.domain,
    startIndex: segment?.start ?? null,
    endIndex: segment?.end ?? null,
    sectionIndex: section.sectionIndex,
  };
}
