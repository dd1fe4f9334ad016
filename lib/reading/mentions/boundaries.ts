const WORD = /[\p{L}\p{M}\p{Nd}]/u;
/** Not seen and no boundary either; the zero-width space is one, it stands between words. */
const UNSEEN = /(?!\u200b)\p{Default_Ignorable_Code_Point}/u;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const words = new Intl.Segmenter("und", { granularity: "word" });
/** So much is looked at before and after a place where a script has no spaces; words there are of a few characters. */
const AROUND = 40;

/** Letters that are written onto the word after them: and, so, with, like, to; and, the, in, like, to, from, that. */
const CLITICS = { arabic: new Set("وفبكل"), hebrew: new Set("והבכלמש") };
const ARABIC = /\p{Script=Arabic}/u;
const HEBREW = /\p{Script=Hebrew}/u;

/** Korean particles, written onto the word before them; up to two of them. */
const PARTICLES =
  /^(?:(?:에서|에게서?|한테서?|께서?|으?로서?|으?로써|까지|부터|보다|처럼|만큼|마다|조차|마저|밖에|하고|이?랑|이?나|이?라도|이?라는|이?라고|이?란|이?든지|이?며|이?야말로|입니다|이다|이고|이지만|이라면|의|은|는|이|가|을|를|에|와|과|도|만)){1,2}(?![\p{L}\p{M}\p{Nd}])/u;

/**
 * Whether what stands between two places of a text is a word of its own there. Only at an edge that is itself a letter,
 * a mark or a digit does it matter what stands beside it ("Yahoo!" ends anywhere). Judged on the characters as they are
 * written: "Acme™" and "Acme¹" are Acme.
 */
export const standsAlone = (text: string, start: number, end: number): boolean =>
  beginsAlone(text, start) && endsAlone(text, end);

function beginsAlone(text: string, start: number): boolean {
  const first = characterAt(text, start);
  if (!WORD.test(first)) return true;
  const { character: before, at } = seenBefore(text, start);
  if (!WORD.test(before)) return true;
  if (UNSPACED.test(first) || UNSPACED.test(before)) return isBetweenWords(text, start);
  const isClitic =
    (ARABIC.test(before) && CLITICS.arabic.has(before)) ||
    (HEBREW.test(before) && CLITICS.hebrew.has(before));
  return isClitic && !WORD.test(seenBefore(text, at).character);
}

function endsAlone(text: string, end: number): boolean {
  const { character: last } = seenBefore(text, end);
  if (!WORD.test(last)) return true;
  let at = end;
  while (UNSEEN.test(characterAt(text, at))) at += characterAt(text, at).length;
  const after = characterAt(text, at);
  if (!WORD.test(after)) return true;
  if (UNSPACED.test(last) || UNSPACED.test(after)) return isBetweenWords(text, end);
  return PARTICLES.test(text.slice(at, at + AROUND));
}

const characterAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : "";

/** The character before a place, past what nobody sees; empty at the beginning. */
function seenBefore(text: string, place: number): { character: string; at: number } {
  let at = place;
  for (;;) {
    if (at <= 0) return { character: "", at: 0 };
    at -= isSecondOfPair(text, at - 1) ? 2 : 1;
    const character = characterAt(text, at);
    if (!UNSEEN.test(character)) return { character, at };
  }
}

const isSecondOfPair = (text: string, at: number): boolean =>
  /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));

/** Whether one of Unicode's and its dictionaries' words ends at a place; only what is near it is taken apart. */
function isBetweenWords(text: string, place: number): boolean {
  const from = Math.max(0, place - AROUND);
  const near = text.slice(from, place + AROUND).toWellFormed();
  return words.segment(near).containing(place - from)?.index === place - from;
}

/** A letter, a mark or a digit; what a boundary is between one of and none of. */
export const isWordCharacter = (character: string): boolean => WORD.test(character);
