/** What of a column can be the same on every row. */
export interface MaybeUniform<Row> {
  /**
   * What a row has here in words, empty for what needs no words. Where it is the same on every row the column is left
   * out and said once above the table.
   */
  sameWords?: (row: Row) => string;
}

/** Which columns earn their place, and in words what those left out would have said on every row. */
export function splitUniform<Row, Column extends MaybeUniform<Row>>(
  columns: readonly Column[],
  rows: readonly Row[],
): { shown: Column[]; everyRow: string[] } {
  const shown: Column[] = [];
  const everyRow: string[] = [];
  for (const column of columns) {
    const words = column.sameWords && new Set(rows.map(column.sameWords));
    const [only = ""] = words ?? [];
    if (words === undefined || words.size > 1) shown.push(column);
    else if (only !== "") everyRow.push(only);
  }
  return { shown, everyRow };
}
