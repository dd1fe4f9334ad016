import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Cell, Column, ColumnType, Columns, Row } from "@/lib/domain/exports/column";

/** A row group is held in memory until it is written: it ends at so many rows, or so many characters. */
const GROUP_ROWS = 10_000;
const GROUP_CHARS = 8_000_000;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

/** How each type stands in the file. Money and other exact numbers are decimals, so that sums of them are exact. */
const ELEMENTS: Record<ColumnType, Omit<SchemaElement, "name" | "repetition_type">> = {
  id: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT64", converted_type: "INT_64" },
  boolean: { type: "BOOLEAN" },
  moment: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
  dollars: { type: "INT64", converted_type: "DECIMAL", scale: 9, precision: 18 },
  decimal: { type: "INT64", converted_type: "DECIMAL", scale: 6, precision: 18 },
  bytes: { type: "BYTE_ARRAY" },
  texts: { converted_type: "LIST", num_children: 1 },
  json: { type: "BYTE_ARRAY", converted_type: "UTF8" },
};

/**
 * Rows as Parquet, in row groups of bounded size, compressed with Snappy. JSON stands in it as text. The number of rows
 * is in the footer, without which a file is none: a reader refuses one that was broken off.
 */
export async function* writeParquet(
  columns: Columns,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: "sightline" });
  let group: Row[] = [];
  let chars = 0;
  for await (const rows of batches) {
    for (const row of rows) {
      group.push(row);
      chars += charsOf(row);
      if (group.length < GROUP_ROWS && chars < GROUP_CHARS) continue;
      writeGroup(writer, columns, group);
      yield taken(bytes);
      group = [];
      chars = 0;
    }
  }
  if (group.length > 0) writeGroup(writer, columns, group);
  const isEmpty = writer.num_rows === 0n;
  void writer.finish();
  const end = taken(bytes);
  yield isEmpty ? withTypedGroups(end) : end;
}

/** Of the footer: the field of no rows, and the list of no row groups, untyped, and as one of structs. */
const NO_GROUPS_OF_NOTHING = Buffer.from([0x16, 0x00, 0x19, 0x00]);
const NO_GROUPS = Buffer.from([0x16, 0x00, 0x19, 0x0c]);

/** hyparquet-writer takes the type of a list from its first element, and has none here; Arrow's reader minds. */
function withTypedGroups(footer: Uint8Array): Uint8Array {
  const bytes = Buffer.from(footer);
  NO_GROUPS.copy(bytes, bytes.lastIndexOf(NO_GROUPS_OF_NOTHING));
  return bytes;
}

const charsOf = (row: Row): number =>
  Object.values(row).reduce<number>((sum, cell) => sum + (typeof cell === "string" ? cell.length : 50), 0);

function writeGroup(writer: ParquetWriter, columns: Columns, rows: readonly Row[]): void {
  void writer.write({
    columnData: Object.entries(columns).map(([name, column]) => ({
      name,
      data: rows.map((row) => stored(column, row[name] ?? null)),
      offsetIndex: false,
    })),
    rowGroupSize: rows.length,
  });
}

/** What was written since the last time; the writer goes on counting from where it was. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = bytes.getBytes().slice();
  bytes.index = 0;
  return written;
}

function schemaOf(columns: Columns): SchemaElement[] {
  const fields = Object.entries(columns).map(([name, column]) => ({
    name,
    repetition_type: column.optional ? ("OPTIONAL" as const) : ("REQUIRED" as const),
    ...ELEMENTS[column.type],
  }));
  return [
    { name: "rows", num_children: fields.length },
    ...fields.flatMap((field) =>
      field.converted_type === "LIST"
        ? [
            field,
            { name: "list", repetition_type: "REPEATED" as const, num_children: 1 },
            {
              name: "element",
              repetition_type: "REQUIRED" as const,
              type: "BYTE_ARRAY" as const,
              converted_type: "UTF8" as const,
            },
          ]
        : [field],
    ),
  ];
}

function stored({ type }: Column, cell: Cell): unknown {
  if (cell === null) return null;
  switch (type) {
    case "integer":
      return BigInt(String(cell));
    case "moment":
      return new Date(String(cell));
    case "dollars":
      return scaled(String(cell), 9);
    case "decimal":
      return scaled(String(cell), 6);
    case "bytes":
      return Buffer.from(String(cell), "base64");
    case "json":
      return JSON.stringify(cell);
    default:
      return cell;
  }
}

/** A decimal text as a whole number of its last place. */
function scaled(text: string, scale: number): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(scale, "0").slice(0, scale));
}
