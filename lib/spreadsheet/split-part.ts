import { lineAt, readRecords, splitLine, type RawRow } from "./split-rows";

/** A row with its own text as it stands in the file, without its line end. */
export interface PartRow extends RawRow {
  text: string;
}

export interface SplitPart {
  rows: PartRow[];
  /** What is left of the part: a row that may go on in the next. */
  rest: string;
  /** Line ends in the rows. */
  lineEnds: number;
}

/** So many broken rows of one part are read by themselves; after them, no quotation mark is one in it. */
const UNCLOSED_MAX = 20;

/**
 * The rows of a part of a CSV text, as `splitRows` reads the whole. A row that the part's end cuts off is left for the
 * next part, unless it is longer than a row may be: then a quotation mark in it is opened and never closed, and its
 * first line is a row by itself.
 */
export function splitPart(
  text: string,
  {
    separator,
    firstLine,
    isLast,
    rowBytesMax,
  }: { separator: string; firstLine: number; isLast: boolean; rowBytesMax: number },
): SplitPart {
  const rows: PartRow[] = [];
  let rest: Buffer = Buffer.from(text);
  let [line, unclosed] = [firstLine, 0];
  const stopAt = (from: number): SplitPart => ({
    rows,
    rest: rest.toString("utf8", from),
    lineEnds: line - firstLine,
  });
  while (rest.length > 0) {
    const read: { cells: string[]; lineEnds: number; to: number }[] = [];
    const how = { delimiter: separator, quote: unclosed < UNCLOSED_MAX };
    const { end, isOpen } = readRecords(rest, how, (cells, lineEnds, to) => {
      read.push({ cells, lineEnds, to });
      return true;
    });
    // What the last row of a part may still get, the next part has.
    const cutOff = !isLast && end === rest.length && !endsLine(rest) ? read.pop() : undefined;
    let at = 0;
    for (const { cells, lineEnds, to } of read) {
      rows.push({ line, cells, unclosed: false, text: withoutEnd(rest.toString("utf8", at, to)) });
      at = to;
      line += lineEnds;
    }
    if (end === rest.length) return stopAt(cutOff ? at : end);
    if (isOpen && !isLast && rest.length - end <= rowBytesMax) return stopAt(end);
    const open = lineAt(rest, end);
    const row = { line, ...splitLine(open.text, separator), text: open.text };
    if (row.unclosed) unclosed += 1;
    rows.push(row);
    rest = rest.subarray(end + open.length);
    line += 1;
  }
  return stopAt(0);
}

const withoutEnd = (text: string): string => text.replace(/(?:\r\n|\n|\r)$/, "");

/** Whether the last row is whole; behind a CR an LF may follow in the next part. */
const endsLine = (bytes: Buffer): boolean => bytes.at(-1) === 0x0a;
