import { alignWithSource, type TreeNode } from "./tree";

/** A mention as it stands in the source of a tree: from, before. */
export interface MarkedSpan {
  start: number;
  end: number;
}

/** Inside these a mention is marked, and leads nowhere: a link can't stand in a link. */
const LINKS = new Set(["a"]);

/**
 * Puts a `mark` with the mention's place among the given around each piece of text that it is made of, and changes no text.
 * Spans are in order and none is in another.
 */
export function markMentions(tree: TreeNode, source: string, spans: readonly MarkedSpan[]): void {
  if (spans.length > 0) walk(tree, source, spans, false);
}

function walk(node: TreeNode, source: string, spans: readonly MarkedSpan[], inLink: boolean): void {
  const isInLink = inLink || (node.tagName !== undefined && LINKS.has(node.tagName));
  node.children = node.children?.flatMap((child) => {
    if (child.type === "text") return pieces(child, source, spans, isInLink);
    walk(child, source, spans, isInLink);
    return [child];
  });
}

function pieces(leaf: TreeNode, source: string, spans: readonly MarkedSpan[], inLink: boolean): TreeNode[] {
  const [from, to] = [leaf.position?.start.offset, leaf.position?.end.offset];
  if (from === undefined || to === undefined) return [leaf];
  const touching = spans.flatMap((span, place) =>
    span.start < to && span.end > from ? [{ span, place }] : [],
  );
  if (touching.length === 0) return [leaf];
  const value = leaf.value ?? "";
  const starts = alignWithSource(source.slice(from, to), value);
  const valueAt = (target: number): number => {
    const at = starts.findIndex((start) => start + from >= target);
    return at === -1 ? value.length : at;
  };
  const piece = (start: number, end: number): TreeNode => ({
    type: "text",
    value: value.slice(start, end),
    position: {
      start: { offset: from + (starts[start] ?? 0) },
      end: { offset: end === value.length ? to : from + (starts[end] ?? 0) },
    },
  });
  const parts: TreeNode[] = [];
  let done = 0;
  for (const { span, place } of touching) {
    const [start, end] = [Math.max(done, valueAt(span.start)), valueAt(span.end)];
    if (end <= start) continue;
    if (start > done) parts.push(piece(done, start));
    parts.push({
      type: "element",
      tagName: "mark",
      properties: { dataMention: place, ...(inLink && { dataInLink: "" }) },
      children: [piece(start, end)],
    });
    done = end;
  }
  if (done < value.length) parts.push(piece(done, value.length));
  return parts;
}
