import "server-only";
import { AppError } from "@/lib/domain/errors";
import {
  type CellProblem,
  type Correction,
  IMPORT_COLUMNS,
  IMPORT_LIMITS,
  type ImportColumn,
  type ImportRow,
  type LeftOutRow,
} from "@/lib/domain/library/prompt-import";
import { checkRow } from "@/lib/spreadsheet/check-row";
import { decodeText } from "@/lib/spreadsheet/decode-text";
import { readCell } from "@/lib/spreadsheet/protect-cell";
import { readTable, type TableRow } from "@/lib/spreadsheet/read-table";

export interface ReadFile {
  notes: string[];
  columns: ImportColumn[];
  rows: { cells: LeftOutRow["cells"]; row: ImportRow; problems: CellProblem[] }[];
}

/**
 * The rows of a file of questions, each checked by itself, with the cells that were put right since in their place.
 * Throws `invalid`, naming the limit, for what is no such file.
 */
export function readRows(bytes: Uint8Array, corrections: readonly Correction[]): ReadFile {
  if (bytes.length > IMPORT_LIMITS.bytes) throw refused("The file is larger than 10 MB. Split it.");
  const decoded = decodeText(bytes);
  if (!decoded)
    throw refused("This is a workbook, not a text. In the spreadsheet, save or download the sheet as CSV.");
  const table = readTable(decoded.text, IMPORT_LIMITS.rows + 1);
  if (!table)
    throw refused(
      `No column has the questions. Name one “prompt” or “question”; the others may be ${IMPORT_COLUMNS.slice(1).join(", ")}.`,
    );
  if (table.rows.length === 0) throw refused("There is no question in this.");
  if (table.rows.length > IMPORT_LIMITS.rows)
    throw refused(
      `There are more than ${IMPORT_LIMITS.rows.toLocaleString("en")} rows, which is what one import takes. Split it.`,
    );
  const correct = correctionsOf(corrections);
  return {
    notes: [...(decoded.note === null ? [] : [decoded.note]), ...table.notes],
    columns: table.columns,
    rows: table.rows.map((row) => {
      const corrected = correct(row);
      return { cells: corrected.cells, ...checkRow(corrected, table.separator) };
    }),
  };
}

const refused = (message: string) => new AppError("invalid", { message, fields: { file: message } });

/** A row with its corrections. What was wrong with it as a whole is right once somebody wrote its question anew. */
function correctionsOf(corrections: readonly Correction[]): (row: TableRow) => TableRow {
  const byLine = Map.groupBy(corrections, ({ line }) => line);
  return (row) => {
    const own = byLine.get(row.line);
    if (!own) return row;
    const put = own.map(({ column, value }) => [column, readCell(value)]);
    const cells = { ...row.cells, ...Object.fromEntries(put) };
    const rewritten = own.some(({ column }) => column === "prompt");
    return { ...row, cells, problem: rewritten ? null : row.problem };
  };
}
