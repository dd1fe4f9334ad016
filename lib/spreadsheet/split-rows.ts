import { CsvError, parse } from "csv-parse/sync";

/** A row as it stands in the file. */
export interface RawRow {
  /** The line it begins in, from 1. */
  line: number;
  cells: string[];
  /** It opens a quotation mark that nothing closes: the cells are the line's, split at every separator. */
  unclosed: boolean;
}

/** So many rows without anything in them are left out; after them, each counts as a row. */
const EMPTY_MAX = 100_000;

/** So many rows that open a quotation mark and don't close it cost themselves only; after them, no mark is one. */
const UNCLOSED_MAX = 20;

/**
 * The rows of a CSV text after RFC 4180, whatever its line ends (CR, LF, CRLF, mixed), with as many cells each as it
 * has. A row whose quotation marks are not as they should be is its line alone: marks inside a cell (`5" screen`) are
 * text, and one that is not closed takes nothing of the lines below. Rows without anything in them are left out.
 * `firstLine` is the number of the text's first line. No more is read than `most` rows: a small file may have
 * millions, which take minutes.
 */
export function splitRows(
  text: string,
  separator: string,
  { firstLine = 1, most = Number.POSITIVE_INFINITY }: { firstLine?: number; most?: number } = {},
): RawRow[] {
  const rows: RawRow[] = [];
  let empty = 0;
  const keep = (row: RawRow): void => {
    if (row.cells.some((cell) => cell.trim() !== "") || empty >= EMPTY_MAX) rows.push(row);
    else empty += 1;
  };
  let rest: Buffer = Buffer.from(text);
  let [line, unclosed] = [firstLine, 0];
  while (rest.length > 0 && rows.length < most) {
    const { end } = readRecords(
      rest,
      { delimiter: separator, quote: unclosed < UNCLOSED_MAX },
      (cells, ends) => {
        keep({ line, cells, unclosed: false });
        line += ends;
        return rows.length < most;
      },
    );
    if (end === rest.length || rows.length === most) break;
    const open = lineAt(rest, end);
    const row = { line, ...splitLine(open.text, separator) };
    if (row.unclosed) unclosed += 1;
    keep(row);
    rest = rest.subarray(end + open.length);
    line += 1;
  }
  return rows;
}

const BROKEN_QUOTES = ["CSV_QUOTE_NOT_CLOSED", "CSV_INVALID_CLOSING_QUOTE", "INVALID_OPENING_QUOTE"];

/** Thrown to end a parse before its text does. */
const ENOUGH = new Error("as many rows as are wanted");

/**
 * Reads rows as long as their quotation marks are in order and more are wanted, with the line ends in each. Returns where
 * it stopped, and whether a quotation mark is open there.
 */
export function readRecords(
  bytes: Buffer,
  how: { delimiter: string; quote: boolean; relax_quotes?: boolean },
  take: (cells: string[], lineEnds: number, end: number) => boolean,
): { end: number; isOpen: boolean } {
  let end = 0;
  try {
    parse(bytes, {
      ...how,
      quote: how.quote ? '"' : null,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells, { bytes: read }) => {
        const lineEnds = countLineEnds(bytes.subarray(end, read));
        end = read;
        const more = take(cells, lineEnds, end);
        if (!more) throw ENOUGH;
        return null;
      },
    });
    return { end: bytes.length, isOpen: false };
  } catch (error) {
    if (error === ENOUGH) return { end, isOpen: false };
    if (error instanceof CsvError && BROKEN_QUOTES.includes(error.code))
      return { end, isOpen: error.code === "CSV_QUOTE_NOT_CLOSED" };
    throw error;
  }
}

/** One line with quotation marks inside its cells; split at every separator where one is not closed. */
export function splitLine(text: string, separator: string): Pick<RawRow, "cells" | "unclosed"> {
  let found: string[] = [];
  const bytes = Buffer.from(text);
  const { end } = readRecords(bytes, { delimiter: separator, quote: true, relax_quotes: true }, (cells) => {
    found = cells;
    return true;
  });
  return end === bytes.length
    ? { cells: found, unclosed: false }
    : { cells: text.split(separator), unclosed: true };
}

const [LF, CR] = [0x0a, 0x0d];

function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1)
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) count += 1;
  return count;
}

/** The line that begins at a place, and its length in bytes, line end included. */
export function lineAt(bytes: Buffer, start: number): { text: string; length: number } {
  let end = start;
  while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1;
  const after = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : Math.min(end + 1, bytes.length);
  return { text: bytes.toString("utf8", start, end), length: after - start };
}
