import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { anchorKind, partAnchors } from "@/lib/domain/answers/anchor";
import { tries } from "@/test/properties";
import { AnswerMarkdown } from "./answer-markdown";

const render = (text: string, section?: number): string =>
  renderToStaticMarkup(createElement(AnswerMarkdown, { text, citations: [], sources: [], section }));

const idsOf = (html: string): string[] => [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id);
const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a href="#([^"]*)" data-anchor-link/g)].map(([, id = ""]) => id);
const lettersOf = (html: string): string => html.replace(/<svg.*?<\/svg>/g, "").replace(/<[^>]*>/g, "");

const named = (...parts: string[]) => parts.map(partAnchors(0));

it("names paragraphs, headings, items, tables, quotes and code by their own source", () => {
  const text =
    "# Bags\n\nAcme is **light**.\n\n- one\n- two\n\n| a |\n|---|\n| b |\n\n> said\n\n```\ncode\n```\n\nAcme is **light**.";
  const ids = idsOf(render(text, 0));
  expect(ids).toEqual(
    named(
      ...["# Bags", "Acme is **light**.", "- one", "- two", "| a |\n|---|\n| b |"],
      ...["> said", "```\ncode\n```", "Acme is **light**."],
    ),
  );
  expect(linksOf(render(text, 0))).toEqual(ids);
  // What is added around a paragraph does not move its name.
  expect(idsOf(render(`First.\n\n${text}`, 0))).toEqual(expect.arrayContaining(ids));
});

describe("what an answer says of names and links of its own", () => {
  it.each([
    '<p id="p-00000000000">x</p>',
    '<a data-anchor="p-00000000000" href="#p-00000000000">x</a>',
    "[x](#p-00000000000)",
    '# x {#p-00000000000}\n\n[x](javascript:alert(1) "p-00000000000")',
  ])("leads nowhere: %s", (hostile) => {
    const html = render(hostile, 0);
    expect(idsOf(html)).not.toContain("p-00000000000");
    expect(linksOf(html)).not.toContain("p-00000000000");
    expect(html).not.toMatch(/href="(?!#p-|https?:)/);
  });
});

it("gives each block one name and the link to it, and leaves the text as it is, whatever that is", () => {
  const piece = fc.constantFrom(
    "# a",
    "- b",
    "1. c",
    "> d",
    "```\ne\n```",
    "| f |\n|---|\n| g |",
    "h",
    "<b>",
    "---",
  );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(piece).map((all) => all.join("\n\n")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const html = render(text, 0);
      const ids = idsOf(html);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => anchorKind(id) === "part")).toBe(true);
      expect(linksOf(html)).toEqual(ids);
      expect(lettersOf(html)).toBe(lettersOf(render(text)));
      expect(idsOf(render(text))).toEqual([]);
    }),
    tries(60),
  );
});
