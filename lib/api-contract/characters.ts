/** The number of Unicode code points, which is the unit of every limit on characters. */
export function countChars(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) at += 1;
    count += 1;
  }
  return count;
}

export interface UnstorableCharacter {
  /** `U+0000`. */
  character: string;
  /** Where it stands, in characters from 1. */
  position: number;
}

/** The first character that no database can keep and no model reads: U+0000 or half a surrogate pair. */
export function findUnstorable(text: string): UnstorableCharacter | null {
  if (!text.includes("\u0000") && text.isWellFormed()) return null;
  const characters = Array.from(text);
  const index = characters.findIndex((character) => character === "\u0000" || !character.isWellFormed());
  const code = characters[index]?.codePointAt(0) ?? 0;
  return {
    character: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
    position: index + 1,
  };
}
