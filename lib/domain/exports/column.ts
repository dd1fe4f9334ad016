/** What a column of a file holds. */
export const COLUMN_TYPES = {
  id: "a UUID",
  text: "text, UTF-8",
  integer: "a whole number",
  boolean: "true or false",
  moment: "a moment in UTC, ISO 8601 with milliseconds",
  dollars: "US dollars, exact, with at most nine decimals",
  decimal: "a number, exact, with at most six decimals",
  texts: "a list of texts",
  json: "JSON",
  bytes: "bytes, Base64",
} as const;

export type ColumnType = keyof typeof COLUMN_TYPES;

/** A column of a file: what its writer, its reader and its description go by. */
export interface Column {
  type: ColumnType;
  /** What it says, as the data dictionary tells it. */
  meaning: string;
  /** What its numbers count, where that is not said by the type. */
  unit?: string;
  /** It may be null: unknown, or there is none. */
  optional?: true;
}

/** The columns of one kind of row by name, in the order files have them. */
export type Columns = Readonly<Record<string, Column>>;

/** What a cell may hold: money and exact numbers as decimal text, moments as ISO 8601. */
export type Cell = string | number | boolean | null | readonly string[] | object;

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;
