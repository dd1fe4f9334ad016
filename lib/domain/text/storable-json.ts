// JSON can spell characters that no database keeps; in what is read they become the replacement character.
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

/** A text with those characters replaced. */
export const storableText = (text: string): string => text.replaceAll("\u0000", "\ufffd").toWellFormed();

const storable = (_: string, value: unknown): unknown =>
  typeof value === "string" ? storableText(value) : value;

/** Reads JSON with texts that can be stored: U+0000 and halves of surrogate pairs are replaced. Throws as `JSON.parse` does. */
export function parseStorableJson(text: string): unknown {
  // A byte order mark is not JSON, and some servers send one.
  const json = text.replace(/^\ufeff/, "");
  return JSON.parse(json, UNSTORABLE.test(json) ? storable : undefined);
}
