/** Words that hold English sentences together, and that its neighbours hardly have. */
const ENGLISH: ReadonlySet<string> = new Set(
  "the and of to is are for with that this it you your or by from have has which their can more most not if they its but be as than when where what who how will would should it's don't if".split(
    " ",
  ),
);
const WORDS = /[\p{L}\p{M}]+(?:['’]\p{L}+)*/gu;
/** So much of a text is looked at, and so many words are too few to tell by. */
const LOOKED_AT = 2_000;
const WORDS_MIN = 12;
/** Of a text's words: from so many on it is English, and up to so many it is not; between them nobody knows. */
const IS_ENGLISH = 0.1;
const IS_NOT = 0.05;

/** Whether a text is English, told by the commonest words of its beginning; null where it is too short or too mixed. */
export function tellEnglish(text: string): boolean | null {
  const words = text.slice(0, LOOKED_AT).match(WORDS) ?? [];
  if (words.length < WORDS_MIN) return null;
  const english = words.filter((word) => ENGLISH.has(word.toLowerCase().replace("’", "'"))).length;
  const share = english / words.length;
  return share >= IS_ENGLISH ? true : share <= IS_NOT ? false : null;
}
