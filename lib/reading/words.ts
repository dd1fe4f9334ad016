/** A word where words are told apart by what stands between them: letters, marks and digits, an apostrophe among letters. */
const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’](?=\p{L})[\p{L}\p{M}\p{N}]+)*`;
const WORDS = new RegExp(WORD, "gu");
/** A word, and the spaces after it; or else spaces, line breaks, or one other character. Every text is made of these. */
const PIECES = new RegExp(String.raw`${WORD}[^\S\n]*|[^\S\n]+|\n+|.`, "gsu");

/** Scripts that write words without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** The parts of a piece that holds no spaces: itself, or where its script has none the words that Unicode's rules find. */
const split = (piece: string): string[] =>
  UNSPACED.test(piece) ? Array.from(segmenter.segment(piece), ({ segment }) => segment) : [piece];

/** Where links and bare addresses lead says nothing of what an answer says. */
const ADDRESSES = /\]\([^()\s]*\)|\bhttps?:\/\/[^\s<>)\]]+/giu;

/** The words of a text as they are compared: without case, addresses and signs, in their order. */
export function wordsOf(text: string): string[] {
  const told = text.replace(ADDRESSES, " ").normalize("NFKC").toLowerCase();
  const words = told.match(WORDS) ?? [];
  return UNSPACED.test(told) ? words.flatMap(split) : words;
}

/** A text in pieces of about a word, which put together are the text. */
export const wordPieces = (text: string): string[] => (text.match(PIECES) ?? []).flatMap(split);

/** A text in paragraphs, each with the line breaks after it, which put together are the text. */
export const paragraphPieces = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
