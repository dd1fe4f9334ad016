// What a spreadsheet would take for a formula, or the import would trim, is marked in the export, so that it is text
// there and comes back as it was. Both marks are apostrophes; see docs/library-import.md.

/** Begins a formula in one spreadsheet or another, full-width signs in some; such a cell with apostrophes before it, too. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Whether white space stands around a text, or around what is between its apostrophes. */
function isSpaced(text: string): boolean {
  let core = text;
  while (core.length > 1 && core.startsWith("'") && core.endsWith("'")) core = core.slice(1, -1);
  return core.trim() !== core;
}

/** A text as a cell of the export. */
export function protectCell(text: string): string {
  if (FORMULA.test(text)) return `'${text}`;
  return isSpaced(text) ? `'${text}'` : text;
}

/** What a cell says: the marks of the export taken off, or else white space around it. */
export function readCell(cell: string): string {
  if (cell.startsWith("'") && FORMULA.test(cell.slice(1))) return cell.slice(1);
  if (cell.length > 1 && cell.startsWith("'") && cell.endsWith("'") && isSpaced(cell.slice(1, -1)))
    return cell.slice(1, -1);
  return cell.trim();
}
