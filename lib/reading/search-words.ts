/** Raised when this stage makes other words of the same text, or what is kept with them is another. */
export const WORDS_VERSION = 2;

// Scripts that put no space between words, and Hangul, whose particles are written onto the word: what is looked for
// there begins and ends anywhere, so a run of them is read as its characters and its pairs of characters.
const SPACELESS = [
  "Han",
  "Hira",
  "Kana",
  "Bopo",
  "Hang",
  "Thai",
  "Laoo",
  "Khmr",
  "Mymr",
  "Java",
  "Bali",
  "Yiii",
]
  .map((script) => `\\p{scx=${script}}`)
  .join("");
const WORD_CHARACTERS = "[\\p{L}\\p{N}\\p{M}]";
const RUNS = new RegExp(
  `(?<run>[${WORD_CHARACTERS}&&[${SPACELESS}]]+)|[${WORD_CHARACTERS}--[${SPACELESS}]]+`,
  "gv",
);
/** What people take for one character: with the marks on it. */
const CHARACTERS = /\P{M}\p{M}*|\p{M}+/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** A word is told from others by so many of its characters. */
const WORD_MAX = 100;

/** A text in the form in which its words are compared: of one case and width, without what nobody sees. */
const folded = (text: string): string =>
  text.normalize("NFKC").toLowerCase().normalize("NFKC").replaceAll("ς", "σ").replace(UNSEEN, "");

export interface Token {
  /** A word, or the characters of a run without spaces; folded. */
  kind: "word" | "run";
  characters: string[];
  /** Where it stands in the text that was given, which is folded already. */
  start: number;
  end: number;
}

/** The words of a text and its runs without spaces, in their order. */
export function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(RUNS)) {
    const [found] = match;
    const isRun = match.groups?.run !== undefined;
    const characters = isRun
      ? (found.match(CHARACTERS) ?? [])
      : [found.length > WORD_MAX ? [...found].slice(0, WORD_MAX).join("") : found];
    yield { kind: isRun ? "run" : "word", characters, start: match.index, end: match.index + found.length };
  }
}

export const foldedTokensOf = (text: string): Generator<Token> => tokensOf(folded(text));

/** A word that folding leaves as it is, but for its case. */
const PLAIN = /^[a-z0-9]+$/i;

/** One word of a text as it stands there, folded by itself; empty where nothing of it is left. */
export const foldWord = (word: string): string => {
  if (word.length <= WORD_MAX && PLAIN.test(word)) return word.toLowerCase();
  const [token] = foldedTokensOf(word);
  return token?.characters.join("") ?? "";
};

// PostgreSQL keeps at most so many places of a word, none beyond a number, and a mebibyte of words in all, of which the
// words' stems take their part.
const PLACES_MAX = 256;
const PLACE_MAX = 16_383;
const BYTES_MAX = 400_000;

/** Stands with the words of a text of which not every place is known; no word has a colon. */
export const LONG = ":long";

/** What is kept of a text to find it by. */
export interface Words {
  /** The words with their places, as PostgreSQL writes a `tsvector`. */
  vector: string;
  /** Each word once: what has a stem. */
  words: string[];
  /** Whether the text is longer than what can be kept, so that words at its end are not found. */
  isCut: boolean;
}

/**
 * The words of a text with their places. A run without spaces is kept as each of its characters and each two that
 * follow one another, at the place of the first: a word of one, two or more characters is found by them.
 */
export function readWords(text: string): Words {
  const places = new Map<string, number[]>();
  const words = new Set<string>();
  let place = 0;
  let bytes = 0;
  let isLong = false;
  const keep = (piece: string, at: number) => {
    const known = places.get(piece);
    if (at > PLACE_MAX || (known && known.length >= PLACES_MAX)) isLong = true;
    if (known && (at > PLACE_MAX || known.length >= PLACES_MAX)) return;
    bytes += known ? 2 : Buffer.byteLength(piece) + 8;
    if (known) known.push(at);
    else places.set(piece, [Math.min(at, PLACE_MAX)]);
  };
  for (const { kind, characters } of foldedTokensOf(text)) {
    if (bytes > BYTES_MAX) return { vector: written(places, true), words: [...words], isCut: true };
    if (kind === "word") words.add(characters.join(""));
    for (const [index, character] of characters.entries()) {
      place += 1;
      keep(character, place);
      const next = characters[index + 1];
      if (next !== undefined) keep(character + next, place);
    }
  }
  return { vector: written(places, isLong), words: [...words], isCut: false };
}

const written = (places: ReadonlyMap<string, readonly number[]>, isLong: boolean): string =>
  [...[...places].map(([piece, at]) => `'${piece}':${at.join(",")}`), ...(isLong ? [`'${LONG}'`] : [])].join(
    " ",
  );
