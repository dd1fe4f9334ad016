// A place in an answer that a link can lead to for good. It is named by a hash of what stands there, so that the same
// text has the same name however often it is read, and one that is gone is found nowhere rather than somewhere else.

export type AnchorKind = "part" | "source";

const PREFIXES: Record<AnchorKind, string> = { part: "p", source: "s" };

/** 53 bits in base 36. */
const HASH_CHARS = 11;
const ANCHOR = new RegExp(`^([ps])-[0-9a-z]{${HASH_CHARS}}(?:-[1-9]\\d{0,5})?$`);

/**
 * 53 bits of a text as 11 letters and digits. It tells the parts of one answer apart and proves nothing: cyrb53, which
 * needs neither the server's hashes nor to be waited for.
 */
export function shortHash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const number = 4294967296 * (2097151 & low) + (high >>> 0);
  return number.toString(36).padStart(HASH_CHARS, "0");
}

/** Names the parts of one section of an answer, in their order: the second of the same text gets a number. */
export function partAnchors(section: number): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const name = `${PREFIXES.part}-${shortHash(`${section} ${text.trim()}`)}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name}-${nth}`;
  };
}

/** Names a source of an answer, by what identifies it. */
export const sourceAnchor = (identity: string): string => `${PREFIXES.source}-${shortHash(identity)}`;

/** What a link leads to by the part behind its "#"; null where that is no such name. */
export function anchorKind(text: string): AnchorKind | null {
  const prefix = ANCHOR.exec(text)?.[1];
  if (prefix === undefined) return null;
  return prefix === PREFIXES.part ? "part" : "source";
}
