import "server-only";
import type { Readable } from "node:stream";
import type { Row } from "@/lib/domain/exports/column";
import { DATASET_TABLES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";
import { rowSchema } from "@/lib/domain/exports/row-schema";
import { refusedLine } from "./refused";

/** Rows are written so many at a time, or so many characters. */
const BATCH_ROWS = 500;
const BATCH_CHARS = 4_000_000;
/** A line is held as a whole: more than the largest reply we keep takes. */
const LINE_CHARS = 64_000_000;

/** Rows that follow each other in a file, with the line of the first, from 1. */
export interface NumberedRows {
  line: number;
  rows: readonly Row[];
}

/** A file's rows, in batches. Throws `invalid`, with the line, for what is no row of it. */
export async function* rowsOf(
  open: () => Promise<Readable>,
  file: DatasetFile,
): AsyncGenerator<NumberedRows> {
  const schema = rowSchema(DATASET_TABLES[file].columns);
  const stream = await open();
  let [rows, chars, line]: [Row[], number, number] = [[], 0, 0];
  const batch = (): NumberedRows => ({ line: line - rows.length + 1, rows });
  try {
    for await (const text of linesOf(stream, file)) {
      line += 1;
      const row = schema.safeParse(parseLine(text));
      if (!row.success)
        throw refusedLine(
          file,
          line,
          row.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; "),
        );
      rows.push(row.data);
      chars += text.length;
      if (rows.length < BATCH_ROWS && chars < BATCH_CHARS) continue;
      yield batch();
      [rows, chars] = [[], 0];
    }
  } finally {
    stream.destroy();
  }
  if (rows.length > 0) yield batch();
}

/** At line feeds alone: JSON may have other breaks of lines in its texts. */
async function* linesOf(stream: Readable, file: DatasetFile): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let [rest, line] = ["", 1];
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(Buffer.from(chunk), { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    line += lines.length;
    if (rest.length > LINE_CHARS)
      throw refusedLine(file, line, `longer than ${LINE_CHARS.toLocaleString("en")} characters`);
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
