import { ANSWER_IMPORT_LIMITS } from "@/lib/domain/answers/import-words";
import { splitPart } from "@/lib/spreadsheet/split-part";
import { checkLine, type CheckedLine } from "./check-line";
import { splitLine, valuesOfRow, type LineFormat } from "./line-format";

/** A line of a file with anything in it. */
export interface FileLine {
  /** Which of these it is, from 1. */
  place: number;
  /** Where it begins in the file, from 1: a row of CSV may go over several. */
  line: number;
  /** As it stands in the file, without its end. */
  text: string;
  checked: CheckedLine;
}

const TOO_LONG = {
  problems: [
    {
      field: "line",
      message: `Longer than ${ANSWER_IMPORT_LIMITS.lineBytes / 1024 ** 2} MB, which is what one line takes.`,
    },
  ],
};

/** As much as is read at once: of a row of CSV that goes on beyond it, more. */
const PART_CHARS = 1024 ** 2;

/**
 * The lines of a file whose text comes piece by piece. Each is checked by itself: a bad one costs the others nothing.
 * The first row of CSV names the columns and is none of them.
 */
export async function* fileLines(
  pieces: AsyncIterable<string> | Iterable<string>,
  format: LineFormat,
): AsyncGenerator<FileLine[]> {
  const read = format.format === "csv" ? csvLines(format) : jsonLines(format);
  let held = "";
  for await (const piece of pieces) {
    held += piece;
    if (held.length < PART_CHARS) continue;
    const { lines, rest } = read(held, false);
    held = rest;
    if (lines.length > 0) yield lines;
  }
  const { lines } = read(held, true);
  if (lines.length > 0) yield lines;
}

/** Reads what is whole of a text, and says what is left of it for the next. */
type ReadPart = (text: string, isLast: boolean) => { lines: FileLine[]; rest: string };

function jsonLines(format: LineFormat): ReadPart {
  const count = { line: 0, place: 0 };
  // A line too long to be read is passed over without being held.
  let passing = false;
  return (text, isLast) => {
    const lines: FileLine[] = [];
    let from = 0;
    for (;;) {
      const end = text.indexOf("\n", from);
      if (end < 0 && !isLast) break;
      const line = text.slice(from, end < 0 ? text.length : end).replace(/\r$/, "");
      if (end < 0 && line === "" && !passing) break;
      count.line += 1;
      if (passing || line.trim() !== "") {
        count.place += 1;
        const tooLong = passing || isTooLong(line);
        lines.push({
          ...count,
          text: tooLong ? "" : line,
          checked: tooLong ? TOO_LONG : check(format, line),
        });
      }
      passing = false;
      if (end < 0) break;
      from = end + 1;
    }
    const rest = text.slice(from);
    if (isLast || rest.length <= ANSWER_IMPORT_LIMITS.lineBytes) return { lines, rest };
    passing = true;
    return { lines, rest: "" };
  };
}

function check(format: LineFormat, line: string): CheckedLine {
  const split = splitLine(format, line);
  return "values" in split ? checkLine(split.values) : wrong(split.problem);
}

const wrong = (message: string): CheckedLine => ({ problems: [{ field: "line", message }] });

function csvLines(format: Extract<LineFormat, { format: "csv" }>): ReadPart {
  let [line, place, isHeader, isFirst] = [1, 0, true, true];
  return (given, isLast) => {
    const said = isFirst ? (/^sep=[,;\t][^\S\r\n]*(?:\r\n|\n|\r)/i.exec(given)?.[0] ?? "") : "";
    if (said !== "") line += 1;
    isFirst = false;
    const { rows, rest, lineEnds } = splitPart(given.slice(said.length), {
      separator: format.separator,
      firstLine: line,
      isLast,
      rowBytesMax: ANSWER_IMPORT_LIMITS.lineBytes,
    });
    line += lineEnds;
    const lines = rows.flatMap((row): FileLine[] => {
      if (row.cells.every((cell) => cell.trim() === "")) return [];
      if (isHeader) {
        isHeader = false;
        return [];
      }
      place += 1;
      if (isTooLong(row.text)) return [{ place, line: row.line, text: "", checked: TOO_LONG }];
      const split = valuesOfRow(format, row);
      const checked = "values" in split ? checkLine(split.values) : wrong(split.problem);
      return [{ place, line: row.line, text: row.text, checked }];
    });
    return { lines, rest };
  };
}

const isTooLong = (text: string): boolean =>
  text.length > ANSWER_IMPORT_LIMITS.lineBytes / 4 &&
  Buffer.byteLength(text) > ANSWER_IMPORT_LIMITS.lineBytes;
