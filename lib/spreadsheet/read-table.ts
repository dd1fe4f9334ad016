import type { ImportColumn } from "@/lib/domain/library/prompt-import";
import { findColumns } from "./columns";
import { readCell } from "./protect-cell";
import { splitRows, type RawRow } from "./split-rows";

/** The rows of a spreadsheet of questions, by column. */
export interface QuestionTable {
  separator: "," | ";" | "\t" | null;
  /** In the file's order. */
  columns: ImportColumn[];
  rows: TableRow[];
  /** What should be said of how it was read. */
  notes: string[];
}

export interface TableRow {
  line: number;
  cells: Partial<Record<ImportColumn, string>>;
  /** What is wrong with the row as a whole; null where nothing is. */
  problem: string | null;
}

const SEPARATORS = [",", ";", "\t"] as const;
type Separator = (typeof SEPARATORS)[number];

const NAMES: Record<Separator, string> = { ",": "commas", ";": "semicolons", "\t": "tabs" };

/**
 * Reads a text of questions. Where its first row names columns, the separator is the one by which it names most; a line
 * `sep=;` before it says so itself. Else every line is a question (of lines with tabs, what stands before the first).
 * Null where the first row names columns, and none of them is the questions'. At most `most` rows are read.
 */
export function readTable(text: string, most = Number.POSITIVE_INFINITY): QuestionTable | null {
  const said = /^sep=([,;\t])[^\S\r\n]*(\r\n|\n|\r|$)/i.exec(text);
  const [body, firstLine] = said ? [text.slice(said[0].length), 2] : [text, 1];
  const declared = SEPARATORS.find((separator) => separator === said?.[1]) ?? null;
  const header = findHeader(body, declared);
  if (!header) return plainLines(body, { firstLine, most });
  if (!header.columns.has("prompt")) return null;

  const { separator, columns, headers } = header;
  const [, ...rows] = splitRows(body, separator, { firstLine, most: most + 1 });
  const known = [...columns].sort(([, a], [, b]) => a - b);
  const places = new Set(columns.values());
  const ignored = headers.filter((name, place) => name.trim() !== "" && !places.has(place));
  const notes = headers.length > 1 ? [`Columns are separated by ${NAMES[separator]}.`] : [];
  if (ignored.length > 0) notes.push(`Ignored: ${ignored.map((name) => `“${name.trim()}”`).join(", ")}.`);
  return {
    separator,
    columns: known.map(([column]) => column),
    rows: rows.map((row) => rowOf(row, known, headers.length)),
    notes,
  };
}

interface Header {
  separator: Separator;
  headers: string[];
  columns: Map<ImportColumn, number>;
}

/** As much of a text as its first row may be long. */
const HEADER_CHARS = 10_000;

/** The first row as a header, by the separator by which it names most columns; null where it names none. */
function findHeader(text: string, declared: Separator | null): Header | null {
  const begin = text.slice(0, HEADER_CHARS);
  const candidates = (declared ? [declared] : SEPARATORS).map((separator) => {
    const headers = splitRows(begin, separator, { most: 1 })[0]?.cells ?? [];
    return { separator, headers, columns: findColumns(headers) };
  });
  const [best] = candidates.sort((a, b) => b.columns.size - a.columns.size);
  if (!best || !isHeader(best)) return null;
  // Of one column, every line is a question, with the commas in it.
  return best.headers.length === 1 ? { ...best, separator: "\t" } : best;
}

/** Whether a row names columns, and is no question in which a column's name happens to stand: "Query, or keyword?" */
function isHeader({ headers, columns }: Header): boolean {
  if (columns.size === 0 || headers.some((name) => /[?？؟]/.test(name))) return false;
  return columns.has("prompt") || columns.size === headers.filter((name) => name.trim() !== "").length;
}

function rowOf(row: RawRow, known: readonly [ImportColumn, number][], width: number): TableRow {
  const cells: TableRow["cells"] = {};
  for (const [column, place] of known) {
    const cell = readCell(row.cells[place] ?? "");
    if (cell !== "") cells[column] = cell;
  }
  const beyond = row.cells.slice(width).some((cell) => cell.trim() !== "");
  const problem = row.unclosed
    ? "A quotation mark is opened here and never closed."
    : beyond
      ? `There are ${row.cells.length} cells here, and ${width} columns.`
      : null;
  return { line: row.line, cells, problem };
}

const ONE_COLUMN = "The first row names no columns, so every line is one question.";

function plainLines(text: string, { firstLine, most }: { firstLine: number; most: number }): QuestionTable {
  const rows = splitRows(text, "\t", { firstLine, most });
  const hasMore = rows.some(({ cells }) => cells.slice(1).some((cell) => cell.trim() !== ""));
  const notes = hasMore
    ? [
        `${ONE_COLUMN} What stands behind the first tab is ignored: name the columns in a first row to use it.`,
      ]
    : [ONE_COLUMN];
  return {
    separator: null,
    columns: ["prompt"],
    rows: rows.map((row) => rowOf({ ...row, unclosed: false }, [["prompt", 0]], Number.POSITIVE_INFINITY)),
    notes,
  };
}
