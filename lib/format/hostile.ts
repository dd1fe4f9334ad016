/*
 * What a model or a web page wrote may hold characters that are there to deceive: ones that reverse the reading order
 * of what follows, and control codes that show as nothing. They are shown by name instead of taking effect.
 */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const codePoint = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");

/** The text with characters that change reading order, and invisible control codes, written out as "[U+202E]". */
export const withoutTricks = (text: string): string =>
  text
    .replace(REORDERING, (character) => `[U+${codePoint(character)}]`)
    .replace(CONTROLS, (character) => `[U+${codePoint(character)}]`);

/** The address to link to, where a text from outside is an absolute http or https URL; null for anything else. */
export function safeHref(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : null;
}
