import { foldedTokensOf, LONG } from "./search-words";

/** One thing looked for: a word in any of its forms, or parts that follow one another: each a word, or the characters of a run. */
export type SearchTerm = { isExcluded: boolean } & (
  { kind: "word"; word: string } | { kind: "phrase"; tokens: readonly (readonly string[])[] }
);

/** A piece of a phrase, as an answer's words have it. */
interface Piece {
  text: string;
  /** How many places after the one before. */
  after: number;
}

/** As many are looked for; nobody types more. */
const TERMS_MAX = 40;

/** A minus before, and a phrase in quotation marks of whatever kind, or what has no space in it. */
const TERM = /(?<minus>(?<!\S)-)?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<plain>[^\s"“”„«»]+))/gu;

/**
 * What somebody looks for: words in any order, a phrase in quotation marks, what is not to be there after a minus. A word
 * by itself is looked for in all its forms, where the answer's language is known; what is quoted, or is of several parts
 * (“e-mail”), exactly as it stands. Every text is a search: what has no word in it looks for nothing.
 */
export const parseSearch = (text: string): SearchTerm[] =>
  [...text.matchAll(TERM)]
    .flatMap(({ groups }): SearchTerm[] => {
      const tokens = [...foldedTokensOf(groups?.phrase ?? groups?.plain ?? "")];
      const [first] = tokens;
      if (!first) return [];
      const isExcluded = groups?.minus !== undefined;
      const isWord = groups?.plain !== undefined && tokens.length === 1 && first.kind === "word";
      return isWord
        ? [{ isExcluded, kind: "word", word: first.characters.join("") }]
        : [{ isExcluded, kind: "phrase", tokens: tokens.map(({ characters }) => characters) }];
    })
    .slice(0, TERMS_MAX);

/** The pieces that a phrase is found by: of a run its pairs of characters, or its only one. */
function piecesOf(tokens: readonly (readonly string[])[]): Piece[] {
  let place = 0;
  let last = 0;
  return tokens.flatMap((characters) => {
    const start = place;
    place += characters.length;
    const texts =
      characters.length === 1
        ? characters
        : characters.slice(1).map((one, index) => `${characters[index] ?? ""}${one}`);
    return texts.map((text, index) => {
      const after = start + index - last;
      last = start + index;
      return { text, after };
    });
  });
}

/** The words of a search that are looked for in all their forms. */
export const stemmedWords = (terms: readonly SearchTerm[]): string[] => [
  ...new Set(terms.flatMap((term) => (term.kind === "word" ? [term.word] : []))),
];

/**
 * A search as a `tsquery` of PostgreSQL's; null where it looks for nothing. A phrase is found where its pieces follow one
 * another, and, unless it is excluded, in a text too long for all its places to be known where it holds them all.
 */
export function writeSearch(
  terms: readonly SearchTerm[],
  stemsOf: (word: string) => readonly string[],
): string | null {
  if (terms.length === 0) return null;
  return terms
    .map((term) => {
      const found =
        term.kind === "word"
          ? anyOf([term.word, ...stemsOf(term.word)])
          : inOrder(piecesOf(term.tokens), !term.isExcluded);
      return term.isExcluded ? `!${found}` : found;
    })
    .join(" & ");
}

const quoted = (lexeme: string): string => `'${lexeme}'`;
const anyOf = (lexemes: readonly string[]): string => `(${[...new Set(lexemes)].map(quoted).join(" | ")})`;

function inOrder(pieces: readonly Piece[], alsoLong: boolean): string {
  const ordered = pieces
    .map(({ text, after }, index) => (index === 0 ? quoted(text) : `<${after}> ${quoted(text)}`))
    .join(" ");
  if (pieces.length === 1 || !alsoLong) return `(${ordered})`;
  return `((${ordered}) | (${[LONG, ...pieces.map(({ text }) => text)].map(quoted).join(" & ")}))`;
}
