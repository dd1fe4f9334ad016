/** A request's body: the tasks it posts, or the code it is refused with. */
export type Posted = { ok: true; tasks: readonly unknown[] } | { ok: false; code: number; message?: string };

const EMPTY: Posted = { ok: false, code: 40502 };

export const invalidBody = (reason: string): Posted => ({
  ok: false,
  code: 40503,
  message: `POST Data Is Invalid. ${reason}`,
});

/** A task has two levels. Deeper nesting is hostile, and would exhaust the stack of whoever echoes it. */
const MAX_DEPTH = 32;

/** Every task gets an entry in the reply, refused ones too, so a body of nothing but commas must end somewhere. */
const MAX_ENTRIES = 1_000;

/** Reads a body, which must be a JSON array of tasks. What is in it is judged task by task, elsewhere. */
export function parsePosted(text: string): Posted {
  if (text.trim() === "") return EMPTY;
  if (nestsDeeper(text, MAX_DEPTH)) return invalidBody("It is nested too deeply.");
  let posted: unknown;
  try {
    posted = JSON.parse(text);
  } catch {
    return invalidBody("It is not JSON.");
  }
  if (!Array.isArray(posted)) return invalidBody("It must be an array of tasks.");
  if (posted.length === 0) return EMPTY;
  if (posted.length > MAX_ENTRIES) return { ok: false, code: 40006 };
  return { ok: true, tasks: posted };
}

function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (inString) {
      if (char === BACKSLASH) index += 1;
      else if (char === QUOTE) inString = false;
    } else if (char === QUOTE) inString = true;
    else if (char === OPEN_BRACKET || char === OPEN_BRACE) {
      depth += 1;
      if (depth > limit) return true;
    } else if (char === CLOSE_BRACKET || char === CLOSE_BRACE) depth -= 1;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
