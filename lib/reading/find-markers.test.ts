import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tries } from "@/test/properties";
import { findMarkers } from "./find-markers";

/** Each marker as it stands in the text, with its numbers. */
const found = (text: string, results = 5) =>
  findMarkers(text, results).map(({ start, end, numbers }) => [text.slice(start, end), numbers]);

describe("markers", () => {
  it.each([
    ["after a word", "Acme is best[3].", [["[3]", [3]]]],
    [
      "one after the other",
      "Best.[1][2] Next",
      [
        ["[1]", [1]],
        ["[2]", [2]],
      ],
    ],
    ["several in one", "Best [1, 2,5].", [["[1, 2,5]", [1, 2, 5]]]],
    [
      "the same twice",
      "[4] and [4]",
      [
        ["[4]", [4]],
        ["[4]", [4]],
      ],
    ],
    [
      "with two digits",
      "a [10] and [1, 10]",
      [
        ["[10]", [10]],
        ["[1, 10]", [1, 10]],
      ],
    ],
    ["after an address and more", "https://a.example says so[1]-and", [["[1]", [1]]]],
    ["after a span that has ticks of its own", "`` ` `` so[1] ` it", [["[1]", [1]]]],
    ["after a blank line that has blanks", "a ` b\n \t\nso[1] `", [["[1]", [1]]]],
    ["after a line that has ticks in it", "say ``` so\nthen[1]", [["[1]", [1]]]],
    ["before a colon in a sentence", "as in [1]: the list", [["[1]", [1]]]],
    ["after an address", "https://a.example/x[1] and", [["[1]", [1]]]],
    ["after code", "use `x`[1]", [["[1]", [1]]]],
    [
      "after a tick that opens nothing",
      "5` long[1]\n\nand ` [2]",
      [
        ["[1]", [1]],
        ["[2]", [2]],
      ],
    ],
    [
      "in other scripts",
      "最好[1]。🚲[2]",
      [
        ["[1]", [1]],
        ["[2]", [2]],
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text, 10)).toEqual(expected);
  });

  it.each([
    ["a number beyond the results", "in [6] years"],
    ["one of several beyond them", "[1, 6]"],
    ["zero", "[0]"],
    ["a leading zero", "[01]"],
    ["a range", "[1-3]"],
    ["a footnote", "[^1]"],
    ["a word", "[one]"],
    ["a link", "[1](https://a.example)"],
    ["escaped brackets", "\\[1\\] and \\[1]"],
    ["an escaped bracket", "as \\[1]"],
    ["an escaped bracket before much else", `as \\[1] ${"and ".repeat(1_000)}`],
    ["a reference's definition", "[1]: https://a.example/1\n  [2]: https://a.example/2"],
    ["code", "`a[1]` and ``b`[2]``"],
    ["code with a tick in it", "``a[1] ` b``"],
    ["code over two lines", "`a\nb[1]`"],
    ["code in the first of two paragraphs", "`a[1]`\n\nAnd more."],
    ["a block of code with a fence in it that says more", "```\na[1]\n``` js\nb[2]\n```"],
    ["a block of code", "```js\na[1]\n\nb[2]\n```\n"],
    ["a block of code with no end", "text\n~~~\na[1]"],
    ["an address", "https://a.example/?a[1]=2"],
  ])("not %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it("goes on after a block of code", () => {
    expect(found("```\na[1]\n``` \nthen [2]\n\n~~~\nb[3]\n```\n~~~\n[4]")).toEqual([
      ["[2]", [2]],
      ["[4]", [4]],
    ]);
  });

  it("stands where it says, whatever the text", () => {
    const text = fc.string({
      unit: fc.constantFrom("[", "]", "1", "2", ",", " ", "`", "\n", "~~~", "x", "🚲", "(", ":"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.nat(3), (written, results) => {
        let from = 0;
        for (const { start, end, numbers } of findMarkers(written, results)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(JSON.parse(written.slice(start, end))).toEqual(numbers);
          expect(numbers.every((number) => number >= 1 && number <= results)).toBe(true);
          from = end;
        }
      }),
      tries(1_000),
    );
  });

  it("takes time that grows with the text and no faster", () => {
    const hostile = ["` ".repeat(100_000), "```\n".repeat(50_000), "[1]".repeat(50_000), "x".repeat(200_000)];
    const startedAt = performance.now();
    for (const text of hostile) findMarkers(text, 3);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
