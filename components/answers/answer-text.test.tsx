import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AnswerItemView, CitationView } from "@/lib/domain/answers/answer";
import { AnswerText } from "./answer-text";
import { numberSources } from "./number-sources";

const message = (text: string, citations: CitationView[] = []): AnswerItemView => ({
  type: "message",
  sections: [{ text, citations: citations.map(({ position }) => position) }],
});

const textOf = (items: AnswerItemView[], citations: CitationView[] = []): string =>
  renderToStaticMarkup(
    <AnswerText
      answer={{ items, citations, endedEarly: null, leftOut: 0 }}
      sources={numberSources({ items, citations })}
    />,
  );

it("says that an answer has no text, and does not where one section has some", () => {
  expect(textOf([])).toContain("The answer has no text.");
  expect(textOf([message(" \n")])).toContain("The answer has no text.");
  expect(textOf([message(" "), message("Acme.")])).not.toContain("no text");
});

it("names what this version does not know, beside what it does", () => {
  const text = textOf([message("Acme."), { type: "unknown", wireType: "image" }]);
  expect(text).toContain("Acme.");
  expect(text).toContain("of a kind this version does not know");
  expect(text).toContain("image: kept in the raw reply.");
});

it("counts marks at one place as numbers: 2 before 10", () => {
  const text = "All agree.";
  const citations = Array.from({ length: 12 }, (_, position) => ({
    position,
    title: `Page ${position}`,
    rawUrl: `https://a.example/${position}`,
    resolvedUrl: null,
    sourceUrl: `https://a.example/${position}`,
    domain: `p${position}.example`,
    place: { kind: "offsets", start: 0, end: text.length } as const,
    sectionIndex: 0,
  }));
  const html = textOf([message(text, citations)], citations.toReversed());
  const marks = [...html.matchAll(/aria-label="Source (\d+): p(\d+)\.example"/g)];
  expect(marks.map(([, number, page]) => [Number(number), Number(page)])).toEqual(
    citations.map(({ position }) => [position + 1, position]),
  );
});
