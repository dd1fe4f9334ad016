import { expect, it } from "vitest";
import type { AnswerView, CitationView } from "@/lib/domain/answers/answer";
import { numberSources } from "./number-sources";

const cite = (position: number, page: string, more: Partial<CitationView> = {}): CitationView => ({
  position,
  title: page,
  rawUrl: `https://a.example/${page}?utm_source=openai`,
  resolvedUrl: null,
  sourceUrl: `https://a.example/${page}`,
  domain: "a.example",
  place: { kind: "none" },
  sectionIndex: 0,
  ...more,
});

const offset = (end: number): Pick<CitationView, "place"> => ({ place: { kind: "offsets", start: 0, end } });

/** An answer of one section a list of citations, each section fifty characters long. */
const answer = (...sections: CitationView[][]): Pick<AnswerView, "items" | "citations"> => ({
  items: [
    {
      type: "message",
      sections: sections.map((citations) => ({
        text: "x".repeat(50),
        citations: citations.map((citation) => citation.position),
      })),
    },
  ],
  citations: sections.flat(),
});

it("counts seven citations of six URLs as six sources, one of them used twice", () => {
  const pages = ["market", "paris", "asterix", "fou", "outlook", "prices", "prices"];
  const sources = numberSources(answer(pages.map((page, position) => cite(position, page))));
  expect(sources.map(({ number, citations }) => [number, citations.length])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 1],
    [6, 2],
  ]);
});

it("numbers by first use in the text, not by the order in the reply", () => {
  const sources = numberSources(
    answer(
      [
        cite(0, "no-place"),
        cite(1, "late", offset(49)),
        cite(2, "early", offset(10)),
        cite(3, "hostile", offset(-7)),
      ],
      [cite(4, "next-section", { sectionIndex: 1, ...offset(1) })],
    ),
  );
  expect(sources.map(({ title }) => title)).toEqual(["early", "late", "next-section", "no-place", "hostile"]);
});

it("tells the sources that no mark in the text stands for", () => {
  const sources = numberSources(
    answer([
      cite(0, "marked", offset(10)),
      cite(1, "told twice"),
      cite(2, "told twice", offset(4)),
      cite(3, "unmarked"),
    ]),
  );
  expect(sources.filter(({ marked }) => !marked).map(({ title }) => title)).toEqual(["unmarked"]);
});

it("keeps every raw address of a source, and the first that tells where it leads", () => {
  const [source] = numberSources(
    answer([
      cite(0, "page", { rawUrl: "https://r.example/1", title: "" }),
      cite(1, "page", { rawUrl: "https://r.example/2", resolvedUrl: "https://a.example/page" }),
    ]),
  );
  expect(source).toMatchObject({
    title: "page",
    rawUrls: ["https://r.example/1", "https://r.example/2"],
    resolvedUrl: "https://a.example/page",
  });
});

it("drops no citation that its section forgot to name", () => {
  const { items } = answer([]);
  expect(numberSources({ items, citations: [cite(0, "page")] })).toHaveLength(1);
});
