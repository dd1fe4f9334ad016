import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readVisible } from "./visible-text";

const shown = (markdown: string): string => readVisible(markdown).text.replaceAll("\u2029", "|");

describe("the visible text", () => {
  it.each([
    ["emphasis", "**Fo**rd *and* __Bolt__ ~~no~~", "Ford and Bolt no|"],
    ["escapes", "AT\\&T 1\\. \\*a\\*", "AT&T 1. *a*|"],
    ["entities", "AT&amp;T &#65;cme &eacute;&nope;", "AT&T Acme é&nope;|"],
    ["links", 'See [Acme](https://acme.com/bolt "Bolt") now', "See Acme now|"],
    ["images", "![Acme](https://x.example/bolt.png)", "Acme|"],
    ["an autolink", "a <https://acme.com> b", "a \ufffc b|"],
    [
      "bare addresses",
      "see https://acme.com/bolt. And www.bolt.example/x, a@acme.com!",
      `see ${"\ufffc".repeat(21)}. And ${"\ufffc".repeat(18)}, ${"\ufffc".repeat(10)}!|`,
    ],
    ["a domain alone", "Booking.com is one", "Booking.com is one|"],
    ["code", "run `acme` now\n\n```\nacme\n```\n\n    acme", "run \ufffc now|"],
    ["lists and headings", "# Top\n\n- a\n- b\n  c\n\nEnd\n===", "Top|a|b\nc|End|"],
    ["a table", "| A | B |\n|---|---|\n| c\\|d | `e` |", "A|B|c|d|\ufffc|"],
    ["a quote", "> Acme\n> Bolt", "Acme\nBolt|"],
    ["HTML", "Acme<br>Bolt\n\n<p>Cirrus</p>", "Acme<br>Bolt|<p>Cirrus</p>|"],
    ["numbers of results", "Acme [1][2] said [3]", "Acme [1][2] said [3]|"],
    ["nothing", "", ""],
  ])("of %s", (_, markdown, text) => expect(shown(markdown)).toBe(text));

  it("knows its places", () => {
    const { blocks } = readVisible("## Two\n\n3. a\n4. b\n\n   more\n   - in\n\n| h |\n|---|\n| c |");
    const item = { list: 0, isOrdered: true, depth: 0 };
    expect(
      blocks.map(({ heading, item: one, isItemHead, cell }) => [heading, one, isItemHead, cell]),
    ).toEqual([
      [2, null, false, null],
      [0, { ...item, number: 3 }, true, null],
      [0, { ...item, number: 4 }, true, null],
      [0, { ...item, number: 4 }, false, null],
      [0, { list: 1, number: 1, isOrdered: false, depth: 1 }, true, null],
      [0, null, false, { table: 0, row: 0, column: 0 }],
      [0, null, false, { table: 0, row: 1, column: 0 }],
    ]);
  });

  it("knows its links and what is bold", () => {
    const { text, links, strong } = readVisible("**A** [b](c&amp;d) <https://e.f> https://g.h");
    expect(links.map(({ start, end, address }) => [text.slice(start, end), address])).toEqual([
      ["b", "c&d"],
      ["\ufffc", "https://e.f"],
      ["\ufffc".repeat(11), "https://g.h"],
    ]);
    expect(strong.map(({ start, end }) => text.slice(start, end))).toEqual(["A"]);
  });
});

it("leads back to the source, whatever the Markdown", () => {
  const piece = fc.constantFrom(
    ..."Acme **Acme** *Ac*me [Acme](u) `Acme` &amp; \\* - 1. # > | --- <b> ~~ \ufeff 😀 é \u0000".split(" "),
    " ",
    "\n",
    "\n\n",
    "\t",
    "https://acme.com ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const markdown = pieces.join("");
      const { text, source, blocks } = readVisible(markdown);
      for (const { index } of text.matchAll(/Acme/g)) {
        const { start, end } = source.spanOf({ start: index, end: index + 4 });
        expect(markdown.slice(start, end).replace(/[*~]/g, "")).toBe("Acme");
        expect(source.visibleOf({ start, end })).toEqual({ start: index, end: index + 4 });
      }
      let before = 0;
      for (const { start, end } of blocks) {
        expect(start).toBeGreaterThanOrEqual(before);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(text.length);
    }),
  );
});

it("is the text as it is where that is too odd to be Markdown", () => {
  const { text, blocks } = readVisible(`${">".repeat(20_000)} Acme`);
  expect(text.endsWith("Acme")).toBe(true);
  expect(blocks).toHaveLength(1);
});
