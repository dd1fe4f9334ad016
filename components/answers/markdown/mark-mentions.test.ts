import fc from "fast-check";
import { expect, it } from "vitest";
import { markMentions } from "./mark-mentions";
import type { TreeNode } from "./tree";

/** A tree of one paragraph, its text in runs: some as they stand in the source, some within a link. */
function treeOf(source: string, cuts: readonly number[]): TreeNode {
  const ends = [...new Set([...cuts.filter((cut) => cut > 0 && cut < source.length), source.length])].sort(
    (one, other) => one - other,
  );
  const children = ends.map((end, place): TreeNode => {
    const start = ends[place - 1] ?? 0;
    const position = { start: { offset: start }, end: { offset: end } };
    const text: TreeNode = { type: "text", value: source.slice(start, end), position };
    return place % 2 === 0 ? text : { type: "element", tagName: "a", properties: {}, children: [text] };
  });
  return { type: "root", children: [{ type: "element", tagName: "p", properties: {}, children }] };
}

const textOf = (node: TreeNode): string => node.value ?? (node.children ?? []).map(textOf).join("");
const marksOf = (node: TreeNode): TreeNode[] => [
  ...(node.tagName === "mark" ? [node] : []),
  ...(node.children ?? []).flatMap(marksOf),
];

it("marks what is named, in pieces where it goes over a link's edge, and says which pieces stand in one", () => {
  const source = "Take Acme Air now";
  const tree = treeOf(source, [9, 13]);
  markMentions(tree, source, [{ start: 5, end: 13 }]);
  expect(marksOf(tree).map((mark) => [textOf(mark), mark.properties])).toEqual([
    ["Acme", { dataMention: 0 }],
    [" Air", { dataMention: 0, dataInLink: "" }],
  ]);
});

it("changes no text, and marks just the given places, whatever they are", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z ]{1,40}$/),
      fc.array(fc.nat(40), { maxLength: 5 }),
      fc.uniqueArray(fc.nat(40), { maxLength: 6 }),
      (source, cuts, edges) => {
        const sorted = edges.filter((edge) => edge <= source.length).sort((one, other) => one - other);
        const spans = sorted.flatMap((start, place) => {
          const end = sorted[place + 1];
          return place % 2 === 0 && end !== undefined ? [{ start, end }] : [];
        });
        const tree = treeOf(source, cuts);
        markMentions(tree, source, spans);
        expect(textOf(tree)).toBe(source);
        expect(marksOf(tree).map(textOf).join("")).toBe(
          spans.map(({ start, end }) => source.slice(start, end)).join(""),
        );
      },
    ),
  );
});
