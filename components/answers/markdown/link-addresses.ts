import { alignWithSource, CLOSED, type TreeNode } from "./tree";

/** An address as RFC 3986 writes one, all its characters ASCII; not one inside another, or in HTML that is shown as text. */
const ADDRESS = /(?<![\p{L}\p{N}]|=["']?)https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/giu;
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}]/u;
/** What ends a sentence or a bracket around an address and is hardly ever its own. */
const TRAILING = /[.,:;!?'"*_~]+$/;

/** Without a bracket that was opened before the address began. */
function trimmed(address: string): string {
  for (let kept = address; ;) {
    const shorter = kept.replace(TRAILING, "");
    const [open, close] = shorter.endsWith(")") ? ["(", ")"] : ["[", "]"];
    const unopened =
      shorter.endsWith(close) && shorter.split(close).length - 1 > shorter.split(open).length - 1;
    const next = unopened ? shorter.slice(0, -1) : shorter;
    if (next === kept) return kept;
    kept = next;
  }
}

interface Found {
  start: number;
  end: number;
}

/**
 * The addresses in a text. One that a letter of another script follows at once is none: where the address ends and the
 * sentence goes on, nobody can tell, and half an address leads elsewhere.
 */
export function findAddresses(text: string): Found[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const address = trimmed(match[0]);
    const whole = match.index + match[0].length;
    if (LETTER_AFTER.test(text.slice(whole)) || !URL.canParse(address)) return [];
    return [{ start: match.index, end: match.index + address.length }];
  });
}

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

function split(leaf: TreeNode, found: readonly Found[], source: string): TreeNode[] {
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
