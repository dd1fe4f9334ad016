import { z } from "zod";
import { LINE_FIELDS, type LineField } from "@/lib/domain/answers/import-words";
import { parseStorableJson, storableText } from "@/lib/domain/text/storable-json";
import { splitRows } from "@/lib/spreadsheet/split-rows";
import { cellValue } from "./cell-value";

export const SEPARATORS = [",", ";", "\t"] as const;

const jsonlSchema = z.strictObject({ format: z.literal("jsonl") });

const csvSchema = z.strictObject({
  format: z.literal("csv"),
  separator: z.enum(SEPARATORS),
  /** What the first row calls the columns. */
  header: z.array(z.string()),
  /** What each column is, in their order; null for what says nothing of an answer. */
  columns: z.array(z.enum(LINE_FIELDS).nullable()),
});

/** How the lines of a file are read; kept with every line, so that it can be read again. */
export const lineFormatSchema = z.discriminatedUnion("format", [jsonlSchema, csvSchema]);
export type LineFormat = z.infer<typeof lineFormatSchema>;
export type CsvFormat = z.infer<typeof csvSchema>;

export type LineValues = Readonly<Record<string, unknown>>;

const objectSchema = z.record(z.string(), z.unknown());

/** What a line says, by field; or what is wrong with it as a whole. */
export type SplitLine = { values: LineValues } | { problem: string };

/** The fields of one line, as it stands in the file. */
export function splitLine(format: LineFormat, line: string): SplitLine {
  if (format.format === "csv") {
    const [row] = splitRows(line, format.separator);
    return row ? valuesOfRow(format, row) : { problem: "There is nothing in it." };
  }
  let json: unknown;
  try {
    json = parseStorableJson(line);
  } catch {
    return { problem: 'Not JSON. One line is one object: {"prompt": …}.' };
  }
  const values = objectSchema.safeParse(json);
  return values.success && !Array.isArray(json)
    ? { values: values.data }
    : { problem: 'Not an object. One line is one object: {"prompt": …}.' };
}

/** The fields of a row of CSV that is split into its cells. */
export function valuesOfRow(
  { columns }: CsvFormat,
  { cells, unclosed }: { cells: readonly string[]; unclosed: boolean },
): SplitLine {
  if (unclosed) return { problem: "A quotation mark is opened here and never closed." };
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    return { problem: `There are ${cells.length} cells here, and ${columns.length} columns.` };
  const values: Partial<Record<LineField, unknown>> = {};
  columns.forEach((field, place) => {
    const value = field === null ? null : cellValue(field, storableText(cells[place] ?? ""));
    if (field !== null && value !== null) values[field] = value;
  });
  return { values };
}
