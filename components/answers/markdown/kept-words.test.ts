import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { tries } from "@/test/properties";
import { AnswerMarkdown } from "./answer-markdown";
import { findAddresses } from "@/lib/markdown/find-addresses";

const render = (text: string): string =>
  renderToStaticMarkup(createElement(AnswerMarkdown, { text, citations: [], sources: [] }));

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

/** What a reader sees of the markup, the numbers of list items included. */
const visible = (html: string): string =>
  html
    .replace(/<li[^>]*\bvalue="(\d+)"[^>]*>/g, "$1. ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? "");

/** HTML numbers no item of a list "07". */
const lettersAndDigits = (text: string): string =>
  text.replace(/(?<!\d)0+(?=\d)/g, "").replace(/[^\p{L}\p{M}\p{N}]/gu, "");

const links = (html: string): { href: string; label: string }[] =>
  [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href = "", label = ""]) => ({
    href: visible(href),
    label: visible(label),
  }));

const hrefs = (text: string): string[] => links(render(text)).map(({ href }) => href);

describe("the words of an answer", () => {
  it.each([
    ["numbered references", "Acme[1][2].\n\n[1]: https://a.example/1\n[2]: https://b.example/2"],
    ["a reference and its definition", 'See [the page].\n\n[the page]: https://a.example/x "A title"'],
    ["footnotes, used and unused", "Acme[^1] is best.\n\n[^1]: Says the first.\n[^2]: Says the second."],
    ["task lists", "- [x] done\n- [ ] open"],
    ["one tilde for about", "10~20 km, or 30~40 km"],
    ["a fence that names its language and more", '```python title="a.py"\nprint(1)\n```'],
    ["list numbers", "3. three\n5. five\n\n1. one\n1. one again"],
    ["a list that begins with a year", "1986. A great year."],
    ["cells beyond the head of a table", "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |"],
    ["raw HTML and comments", "a <b>bold</b> <!-- hidden words --> b\n\n<details>\nfolded\n</details>"],
    ["an image", "![a cat](https://a.example/cat.png 'its title')"],
    ["headings and rules", "Title\n===\n\n# One #\n\n---\n\nsnake_case_name 2*3*4"],
  ])("are all shown: %s", (_, text) => {
    const shown = lettersAndDigits(visible(render(text)));
    for (const word of text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) expect(shown).toContain(word);
  });

  it("strikes through what stands between two tildes, and nothing else", () => {
    expect(render("10~20 km … 30~40 km")).not.toContain("<del>");
    expect(render("~~old~~ new")).toContain("<del>old</del> new");
  });

  it("numbers list items as the source does", () => {
    expect(visible(render("3. three\n5. five"))).toMatch(/3\.\s+three\s+5\.\s+five/);
  });

  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
    fc.constantFrom("最好的", "選択肢", "الأفضل", "ดีที่สุด", "größte", "Ё1", "🚲x", "次の文です。", "、", "。"),
  );
  const sign = fc.constantFrom(
    " ",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "# ",
    "- ",
    "1. ",
    "7) ",
    "> ",
    "|",
    "\n|-|-|\n",
    "[",
    "]",
    "[1]",
    "[1]: ",
    "[^1]",
    "[^1]: ",
    "[x] ",
    ":",
    ".",
    "\n---\n",
    "\n===\n",
    "```",
    "    ",
    "<",
    ">",
    "!",
    "\\",
    "https://a.example/x",
    "https://b.example/y?q=1",
  );
  const markdown = fc.array(fc.oneof(word, sign), { maxLength: 40 }).map((parts) => parts.join(""));

  it("are all shown, in their order, whatever the Markdown", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const shown = lettersAndDigits(visible(render(text)));
        let from = 0;
        for (const letter of lettersAndDigits(text)) {
          const at = shown.indexOf(letter, from);
          expect(
            at,
            `"${letter}" of ${JSON.stringify(text)} in ${JSON.stringify(shown)}`,
          ).toBeGreaterThanOrEqual(from);
          from = at + letter.length;
        }
      }),
      tries(300),
    );
  });
});

describe("addresses in running text", () => {
  it.each([
    ["https://a.example/x。次の文です。", ["https://a.example/x"]],
    ["見よ（https://a.example/x）、https://b.example/y！", ["https://a.example/x", "https://b.example/y"]],
    [
      "See https://a.example/x, or https://a.example/a_(b).",
      ["https://a.example/x", "https://a.example/a_(b)"],
    ],
    ["(https://a.example/x)", ["https://a.example/x"]],
    ["**https://a.example/x**", ["https://a.example/x"]],
    ["https://a.example/?a=1&amp;b=2 now", ["https://a.example/?a=1&b=2"]],
    ["انظر https://a.example/x، ثم", ["https://a.example/x"]],
    ["https://a.example/x\u200b次", ["https://a.example/x"]],
    ["HTTPS://a.example/x", ["https://a.example/x"]],
    // Where the address ends and the sentence goes on, nobody can tell.
    // Letters that fold to s and k are letters of a sentence, too.
    ["https://a.example/x\u017f", []],
    ["https://a.example/x\u212a", []],
    ["https://a.example/xを見る", []],
    ["ดูhttps://a.example/xที่นี่", []],
    // Cut by emphasis: half an address leads elsewhere.
    ["https://a.example/*x*y", []],
    ["`https://a.example/x`", []],
    ["<https://a.example/x>", ["https://a.example/x"]],
    ["[label](https://a.example/x)", ["https://a.example/x"]],
  ])("%s", (text, addresses) => {
    expect(hrefs(text)).toEqual(addresses);
  });

  it("hold nothing but their address", () => {
    const address = fc.constantFrom(
      "https://a.example/x",
      "http://b.example",
      "https://c.example/p/(q)?r=s#t",
    );
    const around = fc
      .string({ unit: "grapheme", maxLength: 8 })
      .map((text) => text.replace(/[<>[\]()`&\\]/g, " "));
    fc.assert(
      fc.property(around, address, around, (before, url, after) => {
        const text = `${before}${url}${after}`;
        for (const { start, end } of findAddresses(text)) {
          expect(text.slice(start, end)).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
        }
        for (const { href, label } of links(render(text))) {
          expect(new URL(label).href).toBe(href);
          expect(text).toContain(label);
        }
      }),
    );
  });

  it("keep their marks at their places", () => {
    const text = "Acme https://a.example/x. Then more.";
    const cited = {
      position: 0,
      title: "",
      rawUrl: "https://a.example/x",
      resolvedUrl: null,
      sourceUrl: "",
      domain: "",
      place: { kind: "offsets" as const, start: 0, end: text.indexOf(" Then") },
      sectionIndex: 0,
    };
    const sources = [
      {
        number: 1,
        domain: "a.example",
        title: "",
        sourceUrl: "",
        rawUrls: [],
        resolvedUrl: null,
        citations: [0],
        marked: true,
      },
    ];
    const html = renderToStaticMarkup(createElement(AnswerMarkdown, { text, citations: [cited], sources }));
    expect(html.replace(/<[^>]*>/g, "")).toBe("Acme https://a.example/x.1 Then more.");
  });
});
