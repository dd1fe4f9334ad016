import type { Span } from "@/lib/domain/answers/answer";
/** A name, and where it is written. */
export interface PlacedName extends Span {
  name: string;
}

/** A word of a name: it begins with a capital or a digit, or has a capital inside ("iRobot"); a point joins small letters alone ("Booking.com"). */
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+\p{Lu}[\p{L}\p{N}]*|\p{Ll}{1,2}\p{Lu}[\p{L}\p{N}]*)(?:\.[\p{Ll}\p{N}]+|['’&+-][\p{L}\p{N}]+)*\+?[®™©]?`;
/** Words of a name, and what joins them. */
export const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}@#])${NAME_WORD}(?: (?:(?:&|of|de|du|del|von|van) )?(?:${NAME_WORD}|\p{N}{1,4}\p{L}?))*`,
  "gu",
);
/** A name as it is written, and where it begins. */
export interface Written {
  found: string;
  index: number;
}

/** The names in a text, one after the other. */
export const namesIn = (text: string): Written[] =>
  Array.from(text.matchAll(NAME), ({ 0: found, index }) => ({ found, index }));

/** Longer is no name but a title. */
export const WORDS_MAX = 4;
/** "HP 15 Touchscreen Laptop": a product's title begins with whose it is, before what it is; longer ones with two words of it. */
export function titleName(words: readonly string[], isPlain: (word: string) => boolean): string[] {
  if (/^Bank of \p{Lu}/u.test(words.slice(0, 3).join(" "))) return words.slice(0, 3);
  const plain = words.findIndex(
    (word, place) => !JOINS.has(word) && isPlain(bare(word)) && !isJoined(words[place - 1] ?? ""),
  );
  const own = plain === -1 ? words : words.slice(0, plain);
  return [...(own.length > WORDS_MAX ? own.slice(0, TITLE_WORDS) : own)];
}

/** What joins two words of a name. */
export const JOINS: ReadonlySet<string> = new Set(["&", "of", "de", "du", "del", "von", "van"]);
/** "Bank of America", "Paula's Choice". */
export const isJoined = (before: string): boolean => JOINS.has(before) || /['’]s$/u.test(before);
/** Of a longer title the first two words are taken for the name. */
export const TITLE_WORDS = 2;

export const bare = (word: string): string => word.replace(/[®™©]/gu, "").replace(/['’]s?$/u, "");

export function nameOf(words: readonly string[], start: number): PlacedName | null {
  const own = [...words];
  while (JOINS.has(own.at(-1) ?? "")) own.pop();
  const written = own.join(" ").replace(/(?:['’]s?|[®™©])+$/u, "");
  const name = written.replace(/[®™©]/gu, "");
  return name.length < 2 ? null : { name, start, end: start + written.length };
}

/** "iRobot", "YNAB", "N26", "HubSpot": no sentence begins with a plain word like that. */
export const isOddWord = (name: string): boolean => /^.+[\p{Lu}\p{N}]/u.test(name);
