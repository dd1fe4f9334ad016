import type { LineField } from "@/lib/domain/answers/import-words";
import { readCell } from "@/lib/spreadsheet/protect-cell";
import { readTags } from "@/lib/spreadsheet/tag-list";

const NUMBERS: readonly LineField[] = ["repeat", "input_tokens", "output_tokens"];

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};

/**
 * What a cell of CSV says, as JSON would say it; null for an empty one. What can't be read as its field stays the text it
 * is, and the field says so.
 */
export function cellValue(field: LineField, cell: string): unknown {
  const text = readCell(cell);
  if (text === "") return null;
  // Citations count the characters of the text as it stands.
  if (field === "text") return text === cell.trim() ? cell : text;
  if (field === "web_search") return BOOLEANS[text.toLowerCase()] ?? text;
  if (field === "tags") return readTagCell(text, cell);
  if (field === "citations") return readCitationCell(text);
  return NUMBERS.includes(field) && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** A JSON array, as an export writes it, or tags apart by commas. */
function readTagCell(text: string, cell: string): unknown {
  const list = text.startsWith("[") ? jsonOf(text) : null;
  return Array.isArray(list) ? list : readTags(cell);
}

/** A JSON array as in JSON Lines, or addresses apart by white space, semicolons or upright strokes. */
function readCitationCell(text: string): unknown {
  if (!text.startsWith("["))
    return text
      .split(/[\s|]+|;(?=\s|https?:|$)/)
      .filter((url) => url !== "")
      .map((url) => ({ url }));
  return jsonOf(text) ?? text;
}

/** What a text says as JSON; null where it is none. */
function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return null;
  }
}
