import { findAddresses } from "@/lib/markdown/find-addresses";
import { alignWithSource, CLOSED, type TreeNode } from "./tree";

/** Makes links of the addresses in running text. No link holds more than its address, and no text is changed. */
export function linkAddresses(tree: TreeNode, source: string): void {
  if (!tree.children || (tree.tagName && CLOSED.has(tree.tagName))) return;
  const { children } = tree;
  tree.children = children.flatMap((child, index) => {
    if (child.type !== "text") {
      linkAddresses(child, source);
      return [child];
    }
    const next = children[index + 1];
    const value = child.value ?? "";
    // An address that goes on in emphasis was cut by it.
    const cut = next !== undefined && next.tagName !== "br";
    const found = findAddresses(value).filter(({ end }) => !(cut && end === value.length));
    return found.length === 0 ? [child] : split(child, found, source);
  });
}

function split(leaf: TreeNode, found: readonly { start: number; end: number }[], source: string): TreeNode[] {
  const value = leaf.value ?? "";
  const from = leaf.position?.start.offset;
  const to = leaf.position?.end.offset;
  const starts =
    from === undefined || to === undefined ? null : alignWithSource(source.slice(from, to), value);
  const piece = (start: number, end: number): TreeNode => ({
    type: "text",
    value: value.slice(start, end),
    ...(starts && from !== undefined
      ? {
          position: {
            start: { offset: from + (starts[start] ?? 0) },
            end: { offset: from + (starts[end] ?? 0) },
          },
        }
      : {}),
  });
  const parts: TreeNode[] = [];
  let done = 0;
  for (const { start, end } of found) {
    if (start > done) parts.push(piece(done, start));
    const href = value.slice(start, end);
    parts.push({ type: "element", tagName: "a", properties: { href }, children: [piece(start, end)] });
    done = end;
  }
  if (done < value.length) parts.push(piece(done, value.length));
  return parts;
}
