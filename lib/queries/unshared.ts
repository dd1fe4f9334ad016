/**
 * A plain value in which nothing stands twice as the same object. React writes the second standing of an object as a
 * reference to the first, and the gate lets no reference through (`lib/web/action-call.ts`).
 */
export function unshared<Value>(value: Value): Value;
export function unshared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => unshared(each));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unshared(each)]));
}
