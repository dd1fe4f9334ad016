import { nestsDeeper } from "@/lib/domain/text/json-depth";

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

/**
 * Reads a body, which must be a JSON array of tasks, or an object that stands for one: the API's published examples send
 * `{"0": {…}, "1": {…}}`. What is in it is judged task by task, elsewhere.
 */
export function parsePosted(text: string): Posted {
  if (text.trim() === "") return EMPTY;
  if (nestsDeeper(text, MAX_DEPTH)) return invalidBody("It is nested too deeply.");
  let posted: unknown;
  try {
    posted = JSON.parse(text);
  } catch {
    return invalidBody("It is not JSON.");
  }
  const tasks = Array.isArray(posted) ? posted : numbered(posted);
  if (!tasks) return invalidBody("It must be an array of tasks.");
  return tasks.length === 0 ? EMPTY : { ok: true, tasks };
}

/** The values of an object whose keys are whole numbers, in the order of these; null for anything else. */
function numbered(posted: unknown): unknown[] | null {
  if (typeof posted !== "object" || posted === null) return null;
  const entries = Object.entries(posted);
  if (!entries.every(([key]) => /^\d{1,15}$/.test(key))) return null;
  return entries.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, task]) => task);
}
