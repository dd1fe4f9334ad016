import { nestsDeeper } from "@/lib/domain/text/json-depth";

/** An action's input has a handful of levels. */
const MAX_DEPTH = 32;

/** What React writes for a value that JSON has not, as far as that is complete in itself. Texts begin with `$$`. */
const WHOLE_VALUE = /^\$(?:\$|T|D|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,300}$)/;

/**
 * Whether a text is what our pages call an action with: a JSON list of plain values. What refers to other parts of a
 * request (streams, files, references to functions) our pages never send, and React's reader fails on most of it with an
 * error of the server's.
 */
export function isActionCall(text: string): boolean {
  if (nestsDeeper(text, MAX_DEPTH)) return false;
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) && isPlain(values);
  } catch {
    return false;
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === "string") return !value.startsWith("$") || WHOLE_VALUE.test(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}
