import { partAnchors } from "@/lib/domain/answers/anchor";
import type { TreeNode } from "./tree";

const LISTS = new Set(["ul", "ol"]);
/** What takes no link inside: it is wrapped. */
const WHOLE = new Set(["pre", "table"]);

/**
 * Gives each block of a section (paragraph, heading, item of an outer list, table, code) a name that a link can lead to,
 * and that link. Blocks are named by their own source, so that what stands around them may change. Changes no text.
 */
export function anchorBlocks(tree: TreeNode, source: string, section: number): void {
  const nameOf = partAnchors(section);
  const anchored = (node: TreeNode): TreeNode => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (node.type !== "element" || node.tagName === "hr" || start === undefined || end === undefined)
      return node;
    const id = nameOf(source.slice(start, end));
    const properties = { id, dataPart: "" };
    if (node.tagName && WHOLE.has(node.tagName))
      return { type: "element", tagName: "div", properties, children: [node, linkTo(id)] };
    node.properties = { ...node.properties, ...properties };
    node.children = [...(node.children ?? []), linkTo(id)];
    return node;
  };
  tree.children = tree.children?.map((block) => {
    if (!block.tagName || !LISTS.has(block.tagName)) return anchored(block);
    block.children = block.children?.map((item) => (item.tagName === "li" ? anchored(item) : item));
    return block;
  });
}

const linkTo = (id: string): TreeNode => ({
  type: "element",
  tagName: "a",
  properties: { dataAnchor: id },
  children: [],
});
