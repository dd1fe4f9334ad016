import type { CitationView } from "@/lib/domain/answers/answer";
import { alignWithSource, CLOSED, type TreeNode } from "./tree";

/** Marks that stand at one place in a section's text. */
export interface Placement {
  /** Code units from the start of the section's text. */
  offset: number;
  /** Positions of the citations, in their order in the answer. */
  citations: number[];
}

type Placeable = Pick<CitationView, "position" | "place">;

const isLowSurrogate = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/**
 * Where in its section's text a citation's marks stand: at the end of the segment that it backs, or behind each number
 * that names it. Nowhere where nobody said, or said something that makes no sense.
 */
export function endsOf(text: string, { place }: Pick<Placeable, "place">): number[] {
  const spans = place.kind === "marker" ? place.spans : place.kind === "offsets" ? [place] : [];
  return spans.flatMap(({ end }) => (Number.isInteger(end) && end > 0 && end <= text.length ? [end] : []));
}

/**
 * Where the citations of one section stand: at the end of the segment each annotates, never in the middle of a
 * character. Those of which nobody said where stand nowhere: a pile of marks behind the last sentence would claim that
 * they support it. Ordered by offset, then position.
 */
export function placeCitations(text: string, citations: readonly Placeable[]): Placement[] {
  const byOffset = new Map<number, number[]>();
  for (const citation of citations) {
    for (const end of new Set(endsOf(text, citation))) {
      const offset = isLowSurrogate(text, end) ? end + 1 : end;
      byOffset.set(offset, [...(byOffset.get(offset) ?? []), citation.position]);
    }
  }
  return [...byOffset]
    .map(([offset, positions]) => ({ offset, citations: positions.sort((a, b) => a - b) }))
    .sort((a, b) => a.offset - b.offset);
}

/** A run of text in the tree, and the part of the source it was made from. */
interface Leaf {
  text: TreeNode;
  start: number;
  end: number;
  /** The link or code block around it, which a mark may follow but not enter. */
  closed: TreeNode | null;
}

function collectLeaves(node: TreeNode, closed: TreeNode | null, leaves: Leaf[]): Leaf[] {
  const { start, end } = node.position ?? {};
  if (node.type === "text" && start?.offset !== undefined && end?.offset !== undefined)
    leaves.push({ text: node, start: start.offset, end: end.offset, closed });
  const around = closed ?? (node.tagName && CLOSED.has(node.tagName) ? node : null);
  for (const child of node.children ?? []) collectLeaves(child, around, leaves);
  return leaves;
}

/** How many code units of a run's value lie before `target` in its source. */
function valueOffset(source: string, value: string, target: number): number {
  const at = alignWithSource(source, value).findIndex((start) => start >= target);
  const offset = at === -1 ? value.length : at;
  return isLowSurrogate(value, offset) ? offset + 1 : offset;
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
