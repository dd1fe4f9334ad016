/** How much two writings may differ and be one. */
export interface Folding {
  case: "any" | "exact";
  accents: "any" | "exact";
}

/** All that folding can take away: what is looked for first; a rule that is stricter looks again at what was found. */
export const LOOSEST: Folding = { case: "any", accents: "any" };

/** Signs that are written in many ways, and the one they are taken for. */
const KINDS = new Map<string, string>();
for (const apostrophe of "'’‘‛ʼʻ`´′＇") KINDS.set(apostrophe, "'");
for (const quote of '"“”„‟«»″＂') KINDS.set(quote, '"');
for (const hyphen of "-‐‑‒–—―−") KINDS.set(hyphen, "-");

/** Marks on letters of Latin, Greek and Cyrillic script; vowel signs of other scripts are letters of theirs. */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]/g;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * What goes on the character before it: marks, what nobody sees, vowels and finals of Hangul written by their parts, and
 * the half-width sound marks of Katakana.
 */
const CONTINUES = /[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\uff9e\uff9f]/u;
const CHARACTERS =
  /[^\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\uff9e\uff9f]?[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\uff9e\uff9f]*/gu;

/** Case by the long way round, so that ß is "ss"; all four kinds of i are one, whatever the language. */
const lower = (text: string): string =>
  Array.from(text, (character) => character.toUpperCase().toLowerCase())
    .join("")
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replaceAll("i\u0307", "i")
    .normalize("NFC");

const ofOneKind = (text: string): string =>
  Array.from(text, (character) => KINDS.get(character) ?? character).join("");

function foldOnce(character: string, folding: Folding): string {
  let folded = ofOneKind(ofOneKind(character).normalize("NFKC"));
  if (folding.case === "any") folded = lower(folded).normalize("NFKC");
  if (folding.accents === "any") folded = folded.normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  return ofOneKind(folded).replace(/\s/g, (space) => (space === "\u2029" ? space : " "));
}

/**
 * One character, with the marks on it, as it is compared; a character may become several, or none. A paragraph's end
 * (U+2029) stays what it is: no name goes over it.
 */
export function foldCharacter(character: string, folding: Folding): string {
  let folded = character.replace(UNSEEN, "");
  for (let before = ""; before !== folded;) {
    before = folded;
    folded = foldOnce(folded, folding);
  }
  return folded;
}

/** Of these only case, the backtick and spaces are ever written in another way. */
const PLAIN = /^[ -~]*$/;

/** A text as it is compared: NFKC, kinds of apostrophes, quotes, hyphens and spaces as one; case and accents by rule. */
export const foldText = (text: string, folding: Folding): string =>
  (PLAIN.test(text)
    ? (folding.case === "any" ? text.toLowerCase() : text).replaceAll("`", "'")
    : foldEach(text, folding)
  ).replace(/ {2,}/g, " ");

const foldEach = (text: string, folding: Folding): string =>
  (text.match(CHARACTERS) ?? []).map((character) => foldCharacter(character, folding)).join("");

/** Where the character that begins at a place ends, its marks included. */
export function characterEnd(text: string, start: number): number {
  let end = start + widthAt(text, start);
  while (end < text.length && continues(text, end)) end += widthAt(text, end);
  return end;
}

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Whether the character at a place goes on the one before. */
function continues(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < FIRST_CONTINUING) return false;
  if (unit < 0xd800 || unit > 0xdbff) return continuesUnit(unit);
  return CONTINUES.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** No unit below this one goes on a character: the soft hyphen. */
export const FIRST_CONTINUING = 0xad;

const CONTINUING = new Uint8Array(0x10000);

/** 1 is no, 2 yes; half a pair may be, until the whole of it is looked at. */
function continuesUnit(unit: number): boolean {
  const known = CONTINUING[unit];
  if (known) return known === 2;
  const found = CONTINUES.test(String.fromCharCode(unit));
  CONTINUING[unit] = found ? 2 : 1;
  return found;
}

/** What stands for a character that is folded by itself to one unit: that unit. 0 is not known yet. */
export const UNITS = new Uint16Array(0x10000);
/** A character that becomes none or several units, or is written with several. No character is this. */
export const SEVERAL = 0xffff;

/** The unit that a character folds to, where it stands alone; `SEVERAL` where that cannot be said by one. */
export function unitOf(unit: number): number {
  const known = UNITS[unit];
  if (known) return known;
  const isPair = unit >= 0xd800 && unit <= 0xdfff;
  const folded = isPair || continuesUnit(unit) ? "" : foldCharacter(String.fromCharCode(unit), LOOSEST);
  const found = folded.length === 1 && folded !== "\0" ? folded.charCodeAt(0) : SEVERAL;
  UNITS[unit] = found;
  return found;
}

/** Whether a unit may go on the character before it; half a pair needs the whole. */
export const mayContinue = (unit: number): boolean =>
  (unit >= 0xd800 && unit <= 0xdbff) || continuesUnit(unit);

/** Characters of several units that were met, and what they fold to. */
const met = new Map<string, string>();
const MET_MAX = 20_000;

/** What a character folds to at its loosest, which may be several units or none. */
export function foldedCharacter(character: string): string {
  const known = met.get(character);
  if (known !== undefined) return known;
  const folded = foldCharacter(character, LOOSEST);
  if (met.size < MET_MAX && character.length < 8) met.set(character, folded);
  return folded;
}
