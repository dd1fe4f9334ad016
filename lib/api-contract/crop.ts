/*
 * The cropped reply of a path that ends in `.ai`: of the envelope only id, code and message stay, empty fields of the
 * items are dropped, and floats are rounded to three decimals. The documentation gives the rule without a sample; we
 * keep the tasks' result rows under `items`, which is where its readers look for them.
 */

interface CroppableTask {
  id: string | null;
  status_code: number;
  status_message: string | null;
  result: readonly unknown[] | null;
}

interface CroppableReply {
  status_code: number;
  status_message: string | null;
  tasks: readonly CroppableTask[] | null;
}

export interface CroppedReply {
  id: string | null;
  status_code: number;
  status_message: string | null;
  items: unknown[];
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === "object" && Object.keys(value).length === 0);

function cropped(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : Math.round(value * 1000) / 1000;
  if (Array.isArray(value)) return value.map(cropped);
  if (typeof value !== "object" || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(value)) {
    const short = cropped(inner);
    if (!isEmpty(short)) kept[field] = short;
  }
  return kept;
}

/** One cropped reply for a call with one task, a list of them for a call with several. */
export function cropReply(reply: CroppableReply): CroppedReply | CroppedReply[] {
  const tasks = (reply.tasks ?? []).map((task) => ({
    id: task.id,
    status_code: task.status_code,
    status_message: task.status_message,
    items: (task.result ?? []).map(cropped),
  }));
  const [only] = tasks;
  if (!only)
    return { id: null, status_code: reply.status_code, status_message: reply.status_message, items: [] };
  return tasks.length === 1 ? only : tasks;
}
