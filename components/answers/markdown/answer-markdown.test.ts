import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { CitationView } from "@/lib/domain/answers/answer";
import { AnswerMarkdown } from "./answer-markdown";
import { numberSources } from "../number-sources";

const sourcesOf = (text: string, citations: CitationView[]) => {
  const section = { text, citations: citations.map((citation) => citation.position) };
  return numberSources({ items: [{ type: "message", sections: [section] }], citations });
};

const render = (text: string, citations: CitationView[] = []): string =>
  renderToStaticMarkup(
    createElement(AnswerMarkdown, { text, citations, sources: sourcesOf(text, citations) }),
  );

/** Every attribute value of a kind in the markup. */
const valuesOf = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map((match) => match[1] ?? "");

const citation = (position: number, end: number | null): CitationView => ({
  position,
  title: "A page",
  rawUrl: `https://a.example/${position}`,
  resolvedUrl: null,
  sourceUrl: `https://a.example/${position}`,
  domain: "a.example",
  place: end === null ? { kind: "none" } : { kind: "offsets", start: 0, end },
  sectionIndex: 0,
});

describe("hostile text is inert", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<iframe src='https://evil.example'></iframe>",
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    '<a href="javascript:alert(1)">x</a>',
  ])("shows %s as text", (html) => {
    const out = render(`Before ${html} after\n\n${html}`);
    expect(out).not.toMatch(/<(script|img|iframe|svg|style|a)\b/);
    expect(out).toContain("&lt;");
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x](/settings?delete=1)",
    "[x](//evil.example)",
    "<javascript:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1)",
  ])("does not link %s", (text) => {
    expect(valuesOf(render(text), "href")).toEqual([]);
  });

  it("links to the web in a new tab that learns nothing about this one", () => {
    const out = render("[x](https://a.example/b)");
    expect(valuesOf(out, "href")).toEqual(["https://a.example/b"]);
    expect(valuesOf(out, "rel")).toEqual(["noopener noreferrer nofollow"]);
    expect(valuesOf(out, "target")).toEqual(["_blank"]);
  });

  it("loads no image and says what it would have been", () => {
    const out = render("![a cat](https://spy.example/pixel.png)");
    expect(valuesOf(out, "src")).toEqual([]);
    expect(out).toContain("image: a cat (https://spy.example/pixel.png)");
  });

  it("writes out characters that would reverse what is read", () => {
    const out = render("safe\u202Etxt.exe and `co\u2066de`");
    expect(out).toContain("safe[U+202E]txt.exe");
    expect(out).toContain("co[U+2066]de");
  });

  it("lets each paragraph read in its own direction, and code from the left", () => {
    const out = render("مرحبا\n\nhello\n\n```\nx = 1\n```");
    expect(out).toContain('<p dir="auto">hello</p>');
    expect(out).toMatch(/<pre [^>]*dir="ltr"/);
  });

  it.each([
    ["signs that match each other", "**a_".repeat(15_000)],
    ["quotes in quotes", ">".repeat(20_000)],
    ["lists in lists", "- ".repeat(2_000) + "x"],
    ["a wide table over many rows", `${"|a".repeat(9_000)}\n${"|-".repeat(9_000)}\n${"|b\n".repeat(3_000)}`],
    ["open brackets", "[".repeat(50_000)],
    ["a megabyte", "word ".repeat(200_000)],
    ["control codes", "\u0000\u0001\uFFFF\uD800".repeat(500)],
    ["nothing", ""],
  ])("survives %s", (_, text) => {
    expect(render(text)).toContain("answer-prose");
  });

  it("shows of a text of two million characters what a page can hold, and says so", () => {
    const shown = render("word ".repeat(400_000));
    expect(shown).toContain("the first 400,000 of 2,000,000 characters");
    expect(shown.length).toBeLessThan(500_000);
  });
});

describe("marks", () => {
  it("stand at their offsets with the number of their source", () => {
    const text = "**Growth:**\n* The market grew. It shrank.";
    const end = text.indexOf(" It");
    const out = render(text, [citation(0, end), citation(1, text.length), citation(2, null)].reverse());
    const plain = out.replace(/<[^>]*>/g, "");
    expect(plain).toContain("The market grew.1 It shrank.");
    expect(plain.trim().endsWith("shrank.2")).toBe(true);
    expect(out).toContain('aria-label="Source 1: a.example"');
  });

  it("are not lost on text that is shown plain", () => {
    expect(render("word ".repeat(20_000), [citation(0, 4)])).toContain("Source 1");
  });
});
