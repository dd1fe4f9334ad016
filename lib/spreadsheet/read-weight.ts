/** `numeric(18, 6)`. */
const DECIMAL = /^\d{1,12}(?:\.\d{1,6})?$/;

type Weight = { weight: string } | { problem: string };

/**
 * A weight as a spreadsheet writes it: `1200`, `1,200`, `1 200`, `12.5`, and with a decimal comma `12,5`. In a file
 * separated by semicolons, as spreadsheets with a decimal comma write them, `1,200` and `1.200` say two things, and are
 * refused.
 */
export function readWeight(cell: string, separator: string | null): Weight {
  const text = cell.replace(/[\s'’]/g, "");
  if (separator === ";" && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text))
    return {
      problem: `Could be ${text.replace(/[.,]/, "")} or ${text.replace(",", ".")}. Write it without “${text.replace(/\d/g, "")}”.`,
    };
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)
    ? text.replaceAll(",", "")
    : /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(text) || /^\d{1,3}\.\d{3},\d+$/.test(text)
      ? text.replaceAll(".", "").replace(",", ".")
      : text.replace(/^(\d+),(\d+)$/, "$1.$2");
  if (DECIMAL.test(plain)) return { weight: plain };
  return { problem: "Not a number from 0, with at most 12 digits before the point and 6 behind it." };
}
