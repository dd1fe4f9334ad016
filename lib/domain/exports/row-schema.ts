import { z } from "zod";
import type { Cell, ColumnType, Columns, Row } from "./column";

const exact = (decimals: number) =>
  z
    .string()
    .regex(new RegExp(`^-?\\d{1,12}(\\.\\d{1,${decimals}})?$`), `a number of at most ${decimals} decimals`);

const CELLS: Record<ColumnType, z.ZodType<Cell>> = {
  id: z.uuid(),
  text: z.string(),
  integer: z.int(),
  boolean: z.boolean(),
  moment: z.iso.datetime({ precision: 3 }),
  dollars: exact(9),
  decimal: exact(6),
  texts: z.array(z.string()),
  bytes: z.base64(),
  json: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
};

/** Rows of these columns and no more; what is optional may be missing, as in files of an earlier version. */
export const rowSchema = (columns: Columns): z.ZodType<Row> =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(columns).map(([name, { type, optional }]) => [
        name,
        optional ? CELLS[type].nullable().default(null) : CELLS[type],
      ]),
    ),
  );
