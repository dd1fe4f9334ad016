type CsvValue = string | number | null;

/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const isAmount = /^-?\d+(\.\d+)?$/.test(value);
  const text = FORMULA.test(value) && !isAmount ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV after RFC 4180. Text that a spreadsheet would run as a formula is marked as text. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(cell).join(",")}\r\n`;
