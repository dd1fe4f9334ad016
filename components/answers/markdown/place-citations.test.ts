import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { endsOf, insertMarks, placeCitations } from "./place-citations";
import type { TreeNode } from "./tree";

const at = (position: number, end: number | null) => ({
  position,
  place: end === null ? ({ kind: "none" } as const) : ({ kind: "offsets", start: 0, end } as const),
});

const ownText = anyText(200);
const anyOffset = fc.oneof(
  fc.integer({ min: -5, max: 230 }),
  fc.constantFrom(null, -1, Number.MAX_SAFE_INTEGER, Number.NaN, Infinity, 0.5),
);
const anyCitations = fc
  .array(anyOffset, { maxLength: 12 })
  .map((offsets) => offsets.map((offset, position) => at(position, offset)));

describe("placeCitations", () => {
  it("puts a citation at the end of its segment, and one without an offset nowhere", () => {
    expect(placeCitations("One. Two. Three.", [at(0, null), at(1, 9), at(2, 9), at(3, 4)])).toEqual([
      { offset: 4, citations: [3] },
      { offset: 9, citations: [1, 2] },
    ]);
  });

  it("puts a citation behind each number that names it", () => {
    const text = "Acme [3] leads [3], says [1].";
    const spans = [...text.matchAll(/\[3\]/g)].map(({ index }) => ({ start: index, end: index + 3 }));
    expect(placeCitations(text, [{ position: 2, place: { kind: "marker", spans } }])).toEqual([
      { offset: 8, citations: [2] },
      { offset: 18, citations: [2] },
    ]);
  });

  it("orders places and marks as numbers, not as text", () => {
    const text = "One two three.";
    const citations = [at(10, 10), at(9, 10), at(2, 10), at(11, 9), at(1, 14)];
    expect(placeCitations(text, citations)).toEqual([
      { offset: 9, citations: [11] },
      { offset: 10, citations: [2, 9, 10] },
      { offset: 14, citations: [1] },
    ]);
  });

  it("never splits a character", () => {
    expect(placeCitations("a👍b", [at(0, 2)])).toEqual([{ offset: 3, citations: [0] }]);
  });

  it("places every citation whose offset makes sense once, in order, inside the text", () => {
    fc.assert(
      fc.property(ownText, anyCitations, (text, citations) => {
        const placements = placeCitations(text, citations);
        const offsets = placements.map((placement) => placement.offset);
        expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
        expect(offsets.every((offset) => offset >= 0 && offset <= text.length)).toBe(true);
        for (const { citations: marks } of placements) expect(marks).toEqual(marks.toSorted((a, b) => a - b));
        const placed = placements.flatMap((placement) => placement.citations).sort((a, b) => a - b);
        const sensible = citations.filter((citation) => endsOf(text, citation).length > 0);
        expect(placed).toEqual(sensible.map((citation) => citation.position));
      }),
    );
  });
});

const text = (value: string, start: number, end: number): TreeNode => ({
  type: "text",
  value,
  position: { start: { offset: start }, end: { offset: end } },
});
const element = (tagName: string, ...children: TreeNode[]): TreeNode => ({
  type: "element",
  tagName,
  properties: {},
  children,
});
const root = (...children: TreeNode[]): TreeNode => ({ type: "root", children });

const marksIn = (node: TreeNode): string[] => [
  ...(typeof node.properties?.["dataCitations"] === "string" ? [node.properties["dataCitations"]] : []),
  ...(node.children ?? []).flatMap(marksIn),
];
const textOf = (node: TreeNode): string => (node.value ?? "") + (node.children ?? []).map(textOf).join("");
/** The tree as text, a mark as "⟦position⟧". */
const shown = (node: TreeNode): string => {
  const mark = node.properties?.["dataCitations"];
  return typeof mark === "string"
    ? `⟦${mark}⟧`
    : (node.value ?? "") + (node.children ?? []).map(shown).join("");
};

describe("insertMarks", () => {
  it("stands in the middle of a run of text", () => {
    const tree = root(element("p", text("One. Two.", 0, 9)));
    insertMarks(tree, "One. Two.", [
      { offset: 4, citations: [0] },
      { offset: 9, citations: [1] },
    ]);
    expect(shown(tree)).toBe("One.⟦0⟧ Two.⟦1⟧");
  });

  it("finds its place behind escapes, entities and the indentation of a continued line", () => {
    const source = "5 \\* 3 &amp; 2\n    more. End";
    const value = "5 * 3 & 2\nmore. End";
    const tree = root(element("p", text(value, 0, source.length)));
    insertMarks(tree, source, [{ offset: source.indexOf(" End"), citations: [0] }]);
    expect(shown(tree)).toBe("5 * 3 & 2\nmore.⟦0⟧ End");
  });

  it("follows a link or code and does not enter it", () => {
    const source = "see [the page](https://a.example) now";
    const tree = root(
      element("p", text("see ", 0, 4), element("a", text("the page", 5, 13)), text(" now", 33, 37)),
    );
    insertMarks(tree, source, [
      { offset: 8, citations: [0] },
      { offset: 33, citations: [1] },
    ]);
    const paragraph = tree.children?.[0];
    expect(paragraph?.children?.map((child) => child.tagName ?? child.value)).toEqual([
      "see ",
      "a",
      "sup",
      "sup",
      " now",
    ]);
    expect(shown(tree)).toBe("see the page⟦0⟧⟦1⟧ now");
  });

  it("stands at the end where there is no text before it", () => {
    const tree = root();
    insertMarks(tree, "", [{ offset: 0, citations: [0, 1] }]);
    expect(shown(tree)).toBe("⟦0 1⟧");
  });

  it("changes no text and keeps the marks in order, whatever the tree and the offsets", () => {
    const leaf = fc
      .record({ value: ownText, start: fc.nat(220), length: fc.nat(220) })
      .map(({ value, start, length }) => text(value, start, start + length));
    const tag = fc.constantFrom("p", "strong", "a", "code", "li");
    const anyTree = fc
      .array(fc.tuple(tag, fc.array(leaf, { maxLength: 4 })), { maxLength: 5 })
      .map((parts) => root(...parts.map(([name, leaves]) => element(name, ...leaves))));
    fc.assert(
      fc.property(anyTree, ownText, anyCitations, (tree, source, citations) => {
        const before = textOf(tree);
        const placements = placeCitations(source, citations);
        insertMarks(tree, source, placements);
        expect(textOf(tree)).toBe(before);
        expect(marksIn(tree).sort()).toEqual(placements.map((one) => one.citations.join(" ")).sort());
      }),
    );
  });

  it("keeps marks in the order of their offsets in a text that was not re-ordered", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z ]{1,20}$/), { maxLength: 8 }),
        anyCitations,
        (runs, citations) => {
          const source = runs.join("");
          let from = 0;
          const leaves = runs.map((run) => text(run, from, (from += run.length)));
          const tree = root(element("p", ...leaves));
          const placements = placeCitations(source, citations);
          insertMarks(tree, source, placements);
          expect(marksIn(tree)).toEqual(placements.map((placement) => placement.citations.join(" ")));
        },
      ),
    );
  });
});
