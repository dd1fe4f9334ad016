import type { CitationPlace, CitationView } from "@/lib/domain/answers/answer";
import type { ImportedAnswer } from "@/lib/domain/answers/answer-import";
import type { ReadAnswer } from "../read-reply";
import { readSource } from "../sources";
import { checkLine } from "./check-line";
import { splitLine, type LineFormat } from "./line-format";

/** Raised when this makes something else of the same line. */
export const LINE_VERSION = 1;

/** An imported answer in the words of every other: one message of one section. */
export function readImported(answer: ImportedAnswer): ReadAnswer {
  const citations = answer.citations.map(({ url, title, start, end }, position): CitationView => {
    const cited = { title: title ?? "", rawUrl: url };
    return {
      position,
      ...cited,
      ...readSource({ ...cited, directUrl: null }),
      place: placeOf(start, end),
      sectionIndex: 0,
    };
  });
  const section = { text: answer.text, citations: citations.map(({ position }) => position) };
  return {
    modelAnswered: answer.model,
    webSearchDone: wasSearched(answer),
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    reasoningTokens: null,
    text: answer.text,
    items: [{ type: "message", sections: [section] }],
    citations,
    fanOutQueries: [],
    endedEarly: null,
    leftOut: 0,
  };
}

/** Whether the model searched, where the line says so, or cites what a search found; that it cites nothing says nothing. */
export const wasSearched = ({
  webSearch,
  citations,
}: Pick<ImportedAnswer, "webSearch" | "citations">): boolean | null =>
  webSearch ?? (citations.length > 0 ? true : null);

/** The same of a line as it is kept; null where this version can't read it. */
export function readImportedLine(format: LineFormat, line: string): ReadAnswer | null {
  const split = splitLine(format, line);
  const checked = "values" in split ? checkLine(split.values) : null;
  return checked?.answer ? readImported(checked.answer) : null;
}

const placeOf = (start: number | null, end: number | null): CitationPlace =>
  start === null || end === null ? { kind: "none" } : { kind: "offsets", start, end };
