import type { Columns, Row } from "@/lib/domain/exports/column";

/** Rows as JSON Lines: an object a line, every column in it, in their order; what is unknown is null. */
export async function* writeJsonLines(
  columns: Columns,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const names = Object.keys(columns);
  const encoder = new TextEncoder();
  for await (const rows of batches)
    yield encoder.encode(
      rows
        .map(
          (row) => `${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null])))}\n`,
        )
        .join(""),
    );
}
