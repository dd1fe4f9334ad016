/** A tag that would not come back as it is from a list without quotation marks. */
const NEEDS_QUOTES = /[,;|"]|^\s|\s$|^$/;

/** Tags as one cell: `boats, "big, red"`. */
export const writeTags = (tags: readonly string[]): string =>
  tags.map((tag) => (NEEDS_QUOTES.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(", ");

/** The tags of a cell, separated by commas, semicolons or upright strokes; each once. */
export function readTags(cell: string): string[] {
  const tags = new Set<string>();
  for (const [, quoted, plain] of cell.matchAll(
    /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;|]|$)|([^,;|]*))(?:[,;|]|$)/g,
  )) {
    const tag = quoted?.replaceAll('""', '"') ?? plain?.trim() ?? "";
    if (tag.trim() !== "") tags.add(tag);
  }
  return [...tags];
}
