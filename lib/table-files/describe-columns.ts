import { COLUMN_TYPES, type Column, type Columns } from "@/lib/domain/exports/column";

const typeOf = ({ type, unit, optional }: Column): string =>
  [COLUMN_TYPES[type], ...(unit ? [`in ${unit}`] : []), ...(optional ? ["or null"] : [])].join(", ");

/** A table of columns in Markdown: name, type and meaning. */
export const describeColumns = (columns: Columns): string =>
  [
    "| column | type | meaning |",
    "| --- | --- | --- |",
    ...Object.entries(columns).map(
      ([name, column]) => `| \`${name}\` | ${typeOf(column)} | ${column.meaning} |`,
    ),
  ].join("\n");
