/** What is needed of a node of the HTML tree that Markdown becomes (hast). */
export interface TreeNode {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
  data?: unknown;
}

/** Inside these a text stands as it is: no mark is put there and no address linked. */
export const CLOSED = new Set(["a", "code", "pre", "mark"]);

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/iy;

/**
 * For each code unit of a text run's value, and for its end, where it begins in the source it was made from. The two
 * differ where Markdown took something out (escapes, indentation of a continued line) or decoded an entity.
 */
export function alignWithSource(source: string, value: string): number[] {
  const starts: number[] = [];
  let inSource = 0;
  while (starts.length < value.length && inSource < source.length) {
    ENTITY.lastIndex = inSource;
    const at = starts.length;
    const entity = source[inSource] === "&" && !value.startsWith("&", at) && ENTITY.exec(source);
    if (entity) {
      starts.push(inSource);
      inSource += entity[0].length;
    } else {
      if (source[inSource] === value[at]) starts.push(inSource);
      inSource += 1;
    }
  }
  while (starts.length <= value.length) starts.push(inSource);
  return starts;
}
