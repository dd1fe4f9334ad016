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
