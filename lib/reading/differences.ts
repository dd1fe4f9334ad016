import { isDeepStrictEqual } from "node:util";
import type { Difference } from "@/lib/domain/answers/verification";

const SHOWN_MAX = 200;

/** The fields in which two records of the same shape differ, with both as JSON, cut where they are long. */
export function differencesOf(kept: unknown, found: unknown, field = ""): Difference[] {
  const [one, other] = [plain(kept), plain(found)];
  if (isDeepStrictEqual(one, other)) return [];
  if (Array.isArray(one) && Array.isArray(other))
    return Array.from({ length: Math.max(one.length, other.length) }, (_, place) =>
      differencesOf(one[place], other[place], `${field}[${place}]`),
    ).flat();
  if (isRecord(one) && isRecord(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return names.flatMap((name) =>
      differencesOf(one[name], other[name], field === "" ? name : `${field}.${name}`),
    );
  }
  return [{ field, kept: shown(one), found: shown(other) }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** As it is once it was written as JSON: a key without a value is none, a moment is a text. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value);
  const read: unknown = text === undefined ? undefined : JSON.parse(text);
  return read;
}

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
