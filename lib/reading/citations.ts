import { annotationSchema, type Annotation } from "@/lib/api-contract/reply";
import type { CitationPlace } from "@/lib/domain/answers/answer";
import type { AnswerEngine } from "@/lib/domain/engines/engine";
import { findMarkers } from "./find-markers";
import { locateSegment } from "./locate-segment";
import type { MessageSection } from "./text";

/** Raised when this stage makes something else of the same text and annotations. */
export const CITATIONS_VERSION = 3;

/** One annotation, before its source is told. */
export interface ReadCitation {
  /** Which message section it belongs to, counted over all message items from 0. */
  sectionIndex: number;
  title: string;
  /** Byte for byte as the API gave it. */
  rawUrl: string;
  /** Where a redirect ends, as the API tells it (Gemini). */
  directUrl: string | null;
  place: CitationPlace;
}

export interface ReadCitations {
  citations: ReadCitation[];
  /** Annotations that could not be read, and those without an address. */
  leftOut: number;
}

/**
 * Sonar numbers its results, and its text names them by number. No other engine does: a `[1]` in another's text is the
 * model's own.
 */
const NUMBERS_RESULTS: readonly AnswerEngine[] = ["perplexity"];

/** The citations of all message sections, in order. */
export function readCitations(sections: readonly MessageSection[], engine: AnswerEngine): ReadCitations {
  const read = sections.map((section, index) => readSection(section, index, engine));
  return {
    citations: read.flatMap(({ citations }) => citations),
    leftOut: read.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

function readSection(
  { text, annotations: wire }: MessageSection,
  sectionIndex: number,
  engine: AnswerEngine,
): ReadCitations {
  if (wire === null || wire === undefined) return { citations: [], leftOut: 0 };
  if (!Array.isArray(wire)) return { citations: [], leftOut: 1 };
  const annotations = wire.map((annotation: unknown) => annotationSchema.safeParse(annotation).data ?? null);
  const numbered =
    NUMBERS_RESULTS.includes(engine) && !annotations.some((one) => one !== null && givesOffsets(one));
  const markers = numbered ? findMarkers(text, annotations.length) : [];
  const citations = annotations.flatMap((annotation, index) => {
    if (annotation === null) return [];
    // The number is that of the list on the wire, whatever of it could be read.
    const spans = markers.filter(({ numbers }) => numbers.includes(index + 1));
    return [
      {
        sectionIndex,
        title: annotation.title ?? "",
        rawUrl: annotation.url ?? annotation.direct_url ?? "",
        directUrl: annotation.direct_url,
        place: placeOf(
          text,
          annotation,
          spans.map(({ start, end }) => ({ start, end })),
        ),
      },
    ];
  });
  return { citations, leftOut: wire.filter((annotation) => annotation !== null).length - citations.length };
}

const givesOffsets = ({ start_index: start, end_index: end }: Annotation): boolean =>
  start !== null && end !== null;

function placeOf(
  sectionText: string,
  { start_index: start, end_index: end, text }: Annotation,
  spans: { start: number; end: number }[],
): CitationPlace {
  const segment = start !== null && end !== null ? locateSegment(sectionText, { start, end, text }) : null;
  if (segment) return { kind: "offsets", ...segment };
  return spans.length > 0 ? { kind: "marker", spans } : { kind: "none" };
}
