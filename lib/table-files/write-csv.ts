import type { Cell, Columns, Row } from "@/lib/domain/exports/column";
import { csvLine } from "@/lib/format/csv";
import { protectCell } from "@/lib/spreadsheet/protect-cell";

/** A mark by which spreadsheets know UTF-8. */
const MARK = "\ufeff";

/**
 * Rows as CSV after RFC 4180, a header first. What a spreadsheet would run as a formula is marked as text, as
 * `protectCell` says; null is an empty cell, a list or JSON its JSON text.
 */
export async function* writeCsv(
  columns: Columns,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const names = Object.keys(columns);
  const encoder = new TextEncoder();
  yield encoder.encode(MARK + csvLine(names));
  for await (const rows of batches)
    yield encoder.encode(
      rows.map((row) => csvLine(names.map((name) => csvCell(row[name] ?? null)))).join(""),
    );
}

function csvCell(cell: Cell): string | number | null {
  if (cell === null || typeof cell === "number") return cell;
  if (typeof cell === "string") return protectCell(cell);
  return JSON.stringify(cell);
}
