import type { CitationView } from "@/lib/domain/answer";

/** Marks that stand at one place in a section's text. */
export interface Placement {
  /** Code units from the start of the section's text. */
  offset: number;
  /** Positions of the citations, in their order in the answer. */
  citations: number[];
}

type Placeable = Pick<CitationView, "position" | "endIndex">;

const isLowSurrogate = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/**
 * Where the citations of one section stand: at the end of the segment each annotates. Without an
 * offset, or with one that makes no sense, at the end of the text; never in the middle of a character. Ordered by offset, then position.
 */
export function placeCitations(text: string, citations: readonly Placeable[]): Placement[] {
  const byOffset = new Map<number, number[]>();
  for (const { position, endIndex: end } of citations) {
    const known = end !== null && Number.isInteger(end) && end > 0 && end <= text.length;
    const offset = known ? (isLowSurrogate(text, end) ? end + 1 : end) : text.length;
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), position]);
  }
  return [...byOffset]
    .map(([offset, positions]) => ({ offset, citations: positions.sort((a, b) => a - b) }))
    .sort((a, b) => a.offset - b.offset);
}

/** What this module needs of a node of the HTML tree that Markdown becomes (hast). */
export interface TreeNode {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** A run of text in the tree, and the part of the source it was made from. */
interface Leaf {
  text: TreeNode;
  start: number;
  end: number;
  /** The link or code block around it, which a mark may follow but not enter. */
  closed: TreeNode | null;
}

const CLOSED = new Set(["a", "code", "pre"]);

function collectLeaves(node: TreeNode, closed: TreeNode | null, leaves: Leaf[]): Leaf[] {
  const { start, end } = node.position ?? {};
  if (node.type === "text" && start?.offset !== undefined && end?.offset !== undefined)
    leaves.push({ text: node, start: start.offset, end: end.offset, closed });
  const around = closed ?? (node.tagName && CLOSED.has(node.tagName) ? node : null);
  for (const child of node.children ?? []) collectLeaves(child, around, leaves);
  return leaves;
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/iy;

/**
 * How many code units of a leaf's value lie before `target` in its source. The two differ where Markdown took
 * something out (escapes, indentation of a continued line) or decoded an entity.
 */
function valueOffset(source: string, value: string, target: number): number {
  let inSource = 0;
  let inValue = 0;
  while (inSource < target && inValue < value.length) {
    ENTITY.lastIndex = inSource;
    const entity = source[inSource] === "&" && !value.startsWith("&", inValue) && ENTITY.exec(source);
    if (entity) {
      inSource += entity[0].length;
      inValue += 1;
    } else {
      if (source[inSource] === value[inValue]) inValue += 1;
      inSource += 1;
    }
  }
  return isLowSurrogate(value, inValue) ? inValue + 1 : inValue;
}

const markNode = (placement: Placement): TreeNode => ({
  type: "element",
  tagName: "sup",
  properties: { dataCitations: placement.citations.join(" ") },
  children: [],
});

/** The last leaf that begins before the offset. Leaves are in document order, so in order of their start. */
function leafBefore(leaves: readonly Leaf[], offset: number): Leaf | undefined {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return leaves[low - 1];
}

/**
 * Puts a `sup` with the citations' positions at each placement into the tree made from `source`, and changes nothing else: a run
 * of text is split, never rewritten. A mark that falls inside a link or code stands after it; one that falls between
 * runs of text (in Markdown's own signs, or in the space between paragraphs) stands after the run before.
 */
export function insertMarks(tree: TreeNode, source: string, placements: readonly Placement[]): void {
  const leaves = collectLeaves(tree, null, []).sort((a, b) => a.start - b.start);
  const splits = new Map<TreeNode, { at: number; placement: Placement }[]>();
  const followers = new Map<TreeNode, Placement[]>();
  const atEnd: Placement[] = [];
  for (const placement of placements) {
    const leaf = leafBefore(leaves, placement.offset);
    if (!leaf) atEnd.push(placement);
    else if (leaf.closed) followers.set(leaf.closed, [...(followers.get(leaf.closed) ?? []), placement]);
    else {
      const value = leaf.text.value ?? "";
      const at =
        placement.offset >= leaf.end
          ? value.length
          : valueOffset(source.slice(leaf.start, leaf.end), value, placement.offset - leaf.start);
      splits.set(leaf.text, [...(splits.get(leaf.text) ?? []), { at, placement }]);
    }
  }
  rebuild(tree, splits, followers);
  tree.children = [...(tree.children ?? []), ...atEnd.map(markNode)];
}

function rebuild(
  node: TreeNode,
  splits: ReadonlyMap<TreeNode, { at: number; placement: Placement }[]>,
  followers: ReadonlyMap<TreeNode, Placement[]>,
): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    rebuild(child, splits, followers);
    const after = (followers.get(child) ?? []).map(markNode);
    const cuts = splits.get(child);
    if (!cuts) return [child, ...after];
    const value = child.value ?? "";
    const parts: TreeNode[] = [];
    let from = 0;
    for (const { at, placement } of cuts) {
      if (at > from) parts.push({ type: "text", value: value.slice(from, at) });
      parts.push(markNode(placement));
      from = Math.max(from, at);
    }
    if (from < value.length) parts.push({ type: "text", value: value.slice(from) });
    return [...parts, ...after];
  });
}
